/* Compiled, not run: every type of field given, changed and found by. */
#include "types.toasty.h"

toasty_status give(toasty_db *db, const struct Sample *from);
toasty_status give_pointers(toasty_db *db, const struct Maybe *from);
toasty_status find(toasty_db *db, const struct Sample *from);
toasty_status composite(toasty_db *db, toasty_timestamp at);
toasty_status literals(toasty_db *db);

static void drop(const void *result)
{
    (void)result;
}

toasty_status give(toasty_db *db, const struct Sample *from)
{
    drop(sample_create(db, .id = 1, .flag = true, .i8 = -1, .i16 = -1, .i32 = -1, .i64 = -1, .u8 = 1,
                       .u16 = 1, .u32 = 1, .u64 = 1, .f32 = 0.5f, .f64 = 0.5, .text = "x", .data = from->data,
                       .token = from->token, .at = from->at, .day = from->day, .hour = from->hour,
                       .local = from->local, .price = {"1.50"}, .extra = {"{}"}, .host = from->host,
                       .network = from->network, .card = from->card, .card8 = from->card8));
    return sample_update_by_id(
        db, 1, .flag = toasty_set(true), .i8 = toasty_add(1), .i16 = toasty_sub(1), .i32 = toasty_set(1),
        .i64 = toasty_set(1), .u8 = toasty_set(1), .u16 = toasty_set(1), .u32 = toasty_set(1),
        .u64 = toasty_set(1), .f32 = toasty_set(0.5f), .f64 = toasty_set(0.5), .text = toasty_set("x"),
        .data = toasty_set(from->data), .token = toasty_set(from->token), .at = toasty_set(from->at),
        .day = toasty_set(from->day), .hour = toasty_set(from->hour), .local = toasty_set(from->local),
        .price = toasty_set(from->price), .extra = toasty_set(from->extra), .host = toasty_set(from->host),
        .network = toasty_set(from->network), .card = toasty_set(from->card),
        .card8 = toasty_set(from->card8));
}

toasty_status give_pointers(toasty_db *db, const struct Maybe *from)
{
    drop(maybe_create(db));
    drop(maybe_create(db, .id = toasty_i32(1), .flag = toasty_bool(true), .i8 = toasty_i8(1),
                      .i16 = toasty_i16(1), .i32 = toasty_i32(1), .i64 = toasty_i64(1), .u8 = toasty_u8(1),
                      .u16 = toasty_u16(1), .u32 = toasty_u32(1), .u64 = toasty_u64(1),
                      .f32 = toasty_f32(0.5f), .f64 = toasty_f64(0.5), .text = "x", .data = from->data,
                      .token = from->token, .at = from->at, .day = from->day, .hour = from->hour,
                      .local = from->local, .price = from->price, .extra = from->extra, .host = from->host,
                      .network = from->network, .card = from->card, .card8 = from->card8));
    return maybe_update_by_id(db, 1, .flag = toasty_null, .text = toasty_null, .extra = toasty_null);
}

#define FIND(field, value)                                                                                   \
    drop(maybe_find_by_##field(db, value));                                                                  \
    drop(maybe_find_by_##field(db, value, .limit = 1));                                                      \
    drop(maybe_get_by_##field(db, value));                                                                   \
    status = maybe_update_by_##field(db, value, .text = toasty_set("x"), .field = toasty_null);              \
    status = maybe_delete_by_##field(db, value)

toasty_status find(toasty_db *db, const struct Sample *from)
{
    toasty_status status;
    FIND(flag, true);
    FIND(i8, -1);
    FIND(i16, -1);
    FIND(i32, -1);
    FIND(i64, from->i64);
    FIND(u8, 1);
    FIND(u16, 1);
    FIND(u32, 1);
    FIND(u64, from->u64);
    FIND(f32, 0.5f);
    FIND(f64, 0.5);
    FIND(token, from->token);
    FIND(data, from->data);
    FIND(at, from->at);
    FIND(day, from->day);
    FIND(hour, from->hour);
    FIND(local, from->local);
    FIND(price, from->price);
    FIND(host, &from->host);
    FIND(network, &from->network);
    FIND(card, from->card);
    FIND(card8, from->card8);
    drop(maybe_find_by_text(db, "x"));
    drop(maybe_get_by_text(db, from->text));
    return status;
}

toasty_status composite(toasty_db *db, toasty_timestamp at)
{
    drop(reading_create(db, .station = "a", .taken = at, .serial = 7, .amount = {"1"}));
    drop(reading_create(db, .station = "a", .taken = at, .kind = "gas", .count = toasty_i32(2),
                        .created_at = toasty_ref(toasty_timestamp, at),
                        .batch = toasty_ref(toasty_uuid, toasty_uuid_v4())));
    drop(reading_get_by_station_and_taken(db, "a", at));
    drop(reading_get_by_station(db, "a"));
    drop(reading_get_by_station_and_kind_and_taken(db, "a", "gas", at));
    drop(reading_find_by_station(db, "a"));
    drop(reading_find_by_station_and_kind(db, "a", "gas", .limit = 3));
    drop(reading_find_by_station_and_kind_and_taken(db, "a", "gas", at, .limit = 3));
    drop(reading_find_by_kind_and_serial(db, "gas", 7));
    toasty_status status = reading_update_by_station_and_taken(db, "a", at, .count = toasty_add(1));
    status = reading_update_by_kind(db, "gas", .count = toasty_add(1), .raw = toasty_null);
    status = reading_update_by_kind_and_serial(db, "gas", 7, .count = toasty_add(1), .raw = toasty_null);
    status = reading_delete_by_station_and_taken(db, "a", at);
    return status ? status : reading_delete_by_kind_and_serial(db, "gas", 7);
}

/* A compound literal may stand where a value is wanted, its commas notwithstanding. */
toasty_status literals(toasty_db *db)
{
    drop(maybe_create(db, .day = toasty_ref(toasty_date, {2026, 3, 1}),
                      .price = toasty_ref(toasty_decimal, {"1.50"}),
                      .at = toasty_ref(toasty_timestamp, toasty_now())));
    drop(maybe_find(db, .where = toasty_and(toasty_eq(Maybe.day, (toasty_date){2026, 3, 1}),
                                            toasty_ne(Maybe.hour, (toasty_time){.hour = 12, .minute = 30}))));
    return maybe_update_by_id(db, 1, .day = toasty_set((toasty_date){2026, 3, 1}),
                              .data = toasty_set((toasty_bytes){(const uint8_t *)"ab", 2}));
}

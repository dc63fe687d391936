#include <toasty/model.h>

/* Every type of field, each of them found by. */
struct TOASTY(model) All {
    int64_t id TOASTY(key);
    char *note TOASTY(nullable);
    bool *vbool TOASTY(index);
    int8_t *vi8 TOASTY(index);
    int16_t *vi16 TOASTY(index);
    int32_t *vi32 TOASTY(index);
    int64_t *vi64 TOASTY(index);
    uint8_t *vu8 TOASTY(index);
    uint16_t *vu16 TOASTY(index);
    uint32_t *vu32 TOASTY(index);
    uint64_t *vu64 TOASTY(index);
    float *vf32 TOASTY(index);
    double *vf64 TOASTY(index);
    char *vtext TOASTY(nullable, index);
    toasty_bytes *vbytes TOASTY(index);
    toasty_uuid *vuuid TOASTY(index);
    toasty_timestamp *vtimestamp TOASTY(index);
    toasty_date *vdate TOASTY(index);
    toasty_time *vtime TOASTY(index);
    toasty_datetime *vdatetime TOASTY(index);
    toasty_decimal *vdecimal TOASTY(index);
    toasty_inet *vinet TOASTY(index);
    toasty_cidr *vcidr TOASTY(index);
    toasty_macaddr *vmac TOASTY(index);
    toasty_macaddr8 *vmac8 TOASTY(index);
};

struct TOASTY(model) Gauge {
    float level TOASTY(key);
    char *name;
};

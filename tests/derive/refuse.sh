#!/bin/sh
# Wrong uses of the generated calls are diagnosed by the compiler. Usage: refuse.sh COMPILER INCLUDE_FOLDER GOLDEN_FOLDER
set -eu
compiler=$1
include=$2
golden=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

compiles() {
    cat >"$folder/unit.c" <<UNIT
#include "quickstart.toasty.h"
void use(toasty_db *db, struct User *user, struct Todo *todo, struct Profile *profile, toasty_status *status);
void use(toasty_db *db, struct User *user, struct Todo *todo, struct Profile *profile, toasty_status *status)
{
    (void)db, (void)user, (void)todo, (void)profile;
    $1;
    *status = TOASTY_OK;
}
UNIT
    "$compiler" -std=c11 -Wall -Wextra -Wpedantic -Werror -I"$include" -I"$golden" -fsyntax-only "$folder/unit.c" \
        >"$folder/out" 2>&1
}

accept() {
    compiles "$1" || { echo "refused: $1"; cat "$folder/out"; failed=1; }
}

refuse() {
    if compiles "$1"; then
        echo "accepted: $1"
        failed=1
    fi
}

# each wrong line beside its right one, so that it fails for the reason meant
accept 'user_todos(db, user)'
refuse 'user_todos(db, todo)'
accept 'user_todos_create(db, user, .title = "x")'
refuse 'user_todos_create(db, profile, .title = "x")'
refuse 'user_todos_create(db, user, .bio = "x")'
accept 'user_profile_create(db, user)'
refuse 'user_profile_create(db, profile)'
accept '*status = user_todos_update_where(db, user, TOASTY_ALL_ROWS, .title = toasty_set("x"))'
refuse '*status = user_todos_update_where(db, todo, TOASTY_ALL_ROWS, .title = toasty_set("x"))'
accept 'user_find_by_email(db, "x")'
refuse 'user_find_by_email(db, 5)'
accept 'profile_find_by_id(db, 5)'
refuse 'profile_find_by_id(db, "x")'
accept 'user_get_by_id(db, todo->user_id)'
refuse 'user_get_by_id(db, "x")'
accept 'user_create(db, .name = "x")'
refuse 'user_create(db, .name = 5)'
refuse 'user_create(db, .nme = "x")'
refuse 'user_create(db, .age = 41)'
accept 'user_create(db, .todos = todos_new({.title = "x"}))'
refuse 'user_create(db, .todos = profiles_new({.bio = "x"}))'
accept 'user_create(db, .todos = todos_apply(todo_new(.title = "x"), toasty_link(todo), toasty_unlink(todo)))'
refuse 'user_create(db, .todos = todos_apply(profile_new(.bio = "x")))'
refuse 'user_create(db, .todos = todos_apply(toasty_link(profile)))'
refuse 'todo_create_many(db, todos_apply(todo_new(.title = "x")))'
accept '*status = user_todos_insert_all(db, user, todo, 1)'
refuse '*status = user_todos_insert_all(db, user, profile, 1)'
accept 'user_create(db, .profile = profile_new(.bio = "x"))'
refuse 'user_create(db, .profile = todo_new(.title = "x"))'
accept 'todo_create(db, .user = toasty_set(user))'
refuse 'todo_create(db, .user = toasty_set(profile))'
accept '*status = user_update(db, user, .name = toasty_set("x"))'
refuse '*status = user_update(db, todo, .name = toasty_set("x"))'
refuse '*status = user_update(db, user, .name = "x")'
refuse '*status = user_update(db, user, .name = toasty_set(5))'
accept '*status = user_load(db, user)'
refuse '*status = user_load(db, todo)'
accept '*status = user_delete(db, user)'
refuse '*status = user_delete(db, todo)'
accept '*status = user_todos_insert(db, user, todo)'
refuse '*status = user_todos_insert(db, user, user)'
accept 'user_find(db, .where = toasty_eq(User.age, 5))'
refuse 'user_find(db, .where = toasty_eq(User.email, 5))'
exit $failed

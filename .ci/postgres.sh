# SPDX-License-Identifier: Apache-2.0
#
# Part of .ci/run: a PostgreSQL of its own, as PostgresServer starts one for the tests.
# shellcheck shell=bash

postgres_programs() {
    compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1 | xargs -r dirname
}

# PostgreSQL refuses to run as root.
as_postgres() {
    local user=()
    [ "$(id -u)" != 0 ] || user=(setpriv --reuid=nobody --regid=nogroup --clear-groups --)
    (cd "$postgres" && "${user[@]}" "$(postgres_programs)/$1" "${@:2}") </dev/null
}

stop_postgres() {
    as_postgres pg_ctl -D "$postgres/data" -m immediate stop >/dev/null || true
    postgres=''
}

# start_postgres PASSWORD: sets postgres_port. A port may be taken, so several are tried.
start_postgres() {
    local options
    mkdir "$work/postgres"
    printf '%s\n' "$1" >"$work/postgres/password"
    [ "$(id -u)" != 0 ] || chown -R nobody "$work/postgres"
    postgres=$work/postgres
    as_postgres initdb -D data -U owner -A scram-sha-256 --pwfile=password --no-sync -E UTF8 --locale=C.UTF-8 >"$work/initdb" ||
        fail "initdb: $(cat "$work/initdb")"
    for postgres_port in $(shuf -i 20000-32000 -n 5); do
        options="-p $postgres_port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        as_postgres pg_ctl -D data -w -l log -o "$options" start >/dev/null && return 0
    done
    fail "PostgreSQL did not start: $(cat "$postgres/log")"
}

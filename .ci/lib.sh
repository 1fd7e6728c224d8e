# SPDX-License-Identifier: Apache-2.0
#
# Part of the scripts beside it: what they share. Each is started at the project's root, sources this, and says "finish" in the end.
# shellcheck shell=bash

work=$(mktemp -d)
chmod 711 "$work" # PostgreSQL does not run as root, and must find its own folder in here.

# Where .ci/run gathers what its parts have run and how much they have looked at; a part alone keeps it for itself.
gathered=${CI_GATHERED:-$work}
SECONDS=${CI_SECONDS:-0}
passed=0

jar=simplejson-examples/target/simplejson-examples.jar

# With the seconds since the start, so that it shows what takes long.
say() { printf '\n== %s (%d s)\n' "$*" "$SECONDS"; }

fail() {
    printf 'FAILED: %s\n' "$*" >&2
    exit 1
}

pass() { passed=$((passed + 1)); }

finish() {
    printf '%d\n' "$passed" >>"$gathered/passed"
    printf '\n%d passed, 0 failed\n' "$passed"
}

# --- what the machine has -----------------------------------------------------------------------------------------------------

in_ci() { [ "${CI:-}" = true ]; }

in_run() { [ -n "${CI_GATHERED:-}" ]; }

# install COMMAND PACKAGE...: does nothing if the command is there. Only CI may change the machine.
install() {
    local command=$1
    shift
    if command -v "$command" >/dev/null || ! in_ci; then
        return 0
    fi
    say "installing $*"
    { apt-get update -q && apt-get install -q -y --no-install-recommends "$@"; } >"$work/apt" 2>&1 </dev/null || cat "$work/apt"
}

# without WHAT CONSEQUENCE: tells what is left out. In CI nothing is.
without() {
    in_ci && fail "no $1, and apt-get could not install it"
    say "NOTICE: no $1 here, so $2"
}

# need COMMAND PACKAGE...: this script is nothing without it. .ci/run goes on with the others.
need() {
    install "$@"
    command -v "$1" >/dev/null && return 0
    without "$1" "$0 ends here; apt-get install ${*:2}"
    in_run && exit 0
    exit 1
}

need_jar() { [ -e "$jar" ] || fail "no $jar; make it with ./mvnw -q -DskipTests package"; }

# Sets JAVA_HOME_25, or says that there is none.
find_jdk_25() {
    local home
    for home in "${JAVA_HOME_25:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" /usr/lib/jvm/*25*; do
        if [ -x "$home/bin/javac" ] && "$home/bin/javac" -version 2>&1 | grep -q '^javac 25'; then
            export JAVA_HOME_25=$home
            return 0
        fi
    done
    unset JAVA_HOME_25
    return 1
}

# --- servers ------------------------------------------------------------------------------------------------------------------

declare -A servers=()

# begin COMMAND...: in a process group of its own, which ends with all that it has started. Sets server and log. The shell in it waits until
# a server that is told to end has done so.
begin() {
    log=$(mktemp "$work/logXXXXXX")
    set -m
    (
        set +m
        trap : TERM
        "$@"
    ) >"$log" 2>&1 </dev/null &
    set +m
    server=$!
    servers[$server]=$log
}

# serve COMMAND...: begins it, and waits until it says its address. Sets url, too.
serve() {
    local i
    begin "$@"
    for ((i = 0; i < 6000; i++)); do
        grep -q '^URL for Grafana: ' "$log" && break
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    grep -q '^URL for Grafana: ' "$log" || fail "the server did not start: $(cat "$log")"
    url=$(sed -n 's/^URL for Grafana: //p' "$log")
}

# The example server as the README starts it, on a port that is free.
serve_examples() {
    need_jar
    serve java -Xmx48m -XX:+UseSerialGC -jar "$jar" --port 0
}

# stop_server: sets code, with which the last one that began has ended.
stop_server() {
    code=0
    kill -TERM -- "-$server" 2>/dev/null || true
    # shellcheck disable=SC2034
    wait "$server" || code=$?
    unset "servers[$server]"
}

# What else a script has to end.
at_end() { :; }

stop_all() {
    local process
    at_end
    for process in "${!servers[@]}"; do
        kill -KILL -- "-$process" 2>/dev/null || true
        wait "$process" 2>/dev/null || true # Else the shell would say that it was killed.
    done
    rm -rf "$work"
}
trap stop_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# ask STATUS PART CURL-ARGUMENT... PATH: the answer has the status, holds the part and may be read by pages of other origins.
ask() {
    local status=$1 part=$2 path=${*: -1} got
    shift 2
    got=$(curl -sS --max-time 30 -D "$work/headers" -o "$work/body" -w '%{http_code}' "${@:1:$#-1}" "$url$path" </dev/null)
    [ "$got" = "$status" ] || fail "$path answered $got and not $status: $(head -c 2000 "$work/body")"
    [ -z "$part" ] || grep -qF -e "$part" "$work/body" || fail "$path: no $part in $(head -c 2000 "$work/body")"
    grep -qi '^access-control-allow-origin: \*' "$work/headers" || fail "$path: no CORS header"
    ! grep -qE '(Exception|Error)\b.*\bat |\.java:[0-9]' "$work/body" || fail "$path: a stack trace: $(cat "$work/body")"
    pass
}

# Half an hour of which the documents show points.
# shellcheck disable=SC2034
range='"range": {"from": "2026-11-22T05:00:00.000Z", "to": "2026-11-22T05:30:00.000Z"}, "maxDataPoints": 2'

# --- the documents ------------------------------------------------------------------------------------------------------------

# One per line, without remarks. Those of curl are asked by .ci/server, and docs/getting-started.md is run by .ci/guides.
# shellcheck disable=SC2016
documented_commands() {
    find README.md CONTRIBUTING.md docs -maxdepth 1 -name '*.md' ! -name getting-started.md -print0 | xargs -0 awk '
        /^```/ { shell = $0 == "```sh"; first = 1; next }
        shell && first { curl = /^curl /; first = 0 }
        shell && !curl {
            sub(/[ \t]+#.*/, "")
            if (sub(/\\$/, "")) { sub(/^[ \t]+/, ""); line = line $0; next }
            sub(/^[ \t]+/, "")
            print line $0
            line = ""
        }' | sort -u
}
documented_commands >"$work/documented"

# documented COMMAND [OPTION...]: runs a command as a document has it, with options behind it.
documented() {
    grep -qxF -e "$1" "$work/documented" || fail "no document has the command: $1"
    printf '%s\n' "$1" >>"$gathered/ran"
    eval "$1"' "${@:2}"'
}

# blocks FOLDER DOCUMENT...: each block as files with the name of its number. A block is a file if the line in front of it ends in its name.
blocks() {
    mkdir "$1"
    awk -v out="$1" '
        FNR == 1 { section = last = "" }
        /^## / && !inside { section = substr($0, 4) }
        /^```/ && !inside {
            inside = 1
            file = sprintf("%s/%03d", out, ++n)
            path = ""
            if (last ~ /`[^`]+`:$/) { path = last; sub(/`:$/, "", path); sub(/.*`/, "", path) }
            print section > (file ".section"); print substr($0, 4) > (file ".kind"); print path > (file ".path")
            print FILENAME > (file ".document"); print last > (file ".before"); printf "" > (file ".text")
            next
        }
        inside && /^```$/ {
            inside = 0
            last = ""
            close(file ".section"); close(file ".kind"); close(file ".path")
            close(file ".document"); close(file ".before"); close(file ".text")
            next
        }
        inside { print > (file ".text"); next }
        NF { last = $0 }' "${@:2}"
}

# block_behind BLOCK: the one that follows it.
block_behind() { printf '%s/%03d' "$(dirname "$1")" $((10#$(basename "$1") + 1)); }

# SPDX-License-Identifier: Apache-2.0
#
# Part of .ci/run: the commands that the documents show.
# shellcheck shell=bash

# One per line, without remarks. Those of curl are asked by the tests of simplejson-docs, and docs/getting-started.md is run by .ci/guides.
documented_commands() {
    awk '
        /^```/ { shell = $0 == "```sh"; first = 1; next }
        shell && first { curl = /^curl /; first = 0 }
        shell && !curl {
            sub(/[ \t]+#.*/, "")
            if (sub(/\\$/, "")) { sub(/^[ \t]+/, ""); line = line $0; next }
            sub(/^[ \t]+/, "")
            print line $0
            line = ""
        }' README.md CONTRIBUTING.md $(ls docs/*.md | grep -vx docs/getting-started.md) | sort -u
}

# documented COMMAND [OPTION...]: runs a command as a document has it, with options behind it.
documented() {
    grep -qxF -e "$1" "$work/documented" || fail "no document has the command: $1"
    printf '%s\n' "$1" >>"$work/ran"
    eval "$1"' "${@:2}"'
}

# What the README says that its server prints: its first block of text.
documented_output() {
    awk '/^```text$/ { text = 1; next } text && /^```$/ { exit } text' README.md
}

#!/usr/bin/env bash
# One would expect of Graphite's whisper files (docs: a ring of fixed slots per archive; a point outside the retention
# is refused or dropped) that a late point is either stored at its own time or not at all.
# With whisper 1.1.4 a point that is as old as the archive is long has the slot of the point of now. update() takes it
# up to one second under the retention, update_many(), by which carbon writes, at the retention itself and, against
# the docs of update(), also a point of the future. It overwrites the newest value; as its own time is outside of what
# fetch reads, both are gone: the newest point is null.
# This matters when a sender catches up after an outage, or has a wrong clock: the fresh end of the line gets holes
# that come and go, and no log has a line about it. So cut points at both ends, one step inside of the retention,
# before they are handed on.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
dpkg -s python3-whisper > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends python3-whisper > apt.txt 2>&1

cat > look.py <<'PYTHON'
import importlib.metadata
import whisper

print("whisper", importlib.metadata.version("whisper"))
now = 1700000040
for write, age in (("update_many", 0), ("update", 3540), ("update", 3599), ("update_many", 3600), ("update_many", -3600)):
    path = f"{write}{age}.wsp"
    whisper.create(path, [(60, 60)])
    whisper.update_many(path, [(now - 60 * i, 10 + i) for i in range(4)], now=now)
    if write == "update":
        whisper.update(path, 99, now - age, now=now)
    else:
        whisper.update_many(path, [(now - age, 99)], now=now)
    _, values = whisper.fetch(path, now - 3600, now, now=now)
    print(f"{write} of a point {age} s old: the last four are {values[-4:]}, 99 is", "there" if 99 in values else "nowhere")
PYTHON
look() { /usr/bin/python3 look.py; }
cat > expected.txt <<'SEEN'
whisper 1.1.4
update_many of a point 0 s old: the last four are [13.0, 12.0, 11.0, 99.0], 99 is there
update of a point 3540 s old: the last four are [13.0, 12.0, 11.0, 10.0], 99 is there
update of a point 3599 s old: the last four are [13.0, 12.0, 11.0, None], 99 is nowhere
update_many of a point 3600 s old: the last four are [13.0, 12.0, 11.0, None], 99 is nowhere
update_many of a point -3600 s old: the last four are [13.0, 12.0, 11.0, None], 99 is nowhere
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of two values for one and the same second that whisper keeps the one that was given last, whichever
# function wrote it: update() does, and of two times within one step update_many() keeps the later, too.
# With whisper 1.1.4 update_many() keeps the first of two equal times: the list is sorted from new to old, which
# leaves equals in their order, and then turned round as a whole. So a correction that is sent in the same batch as
# the wrong value is lost, and the same pair in two batches is not.
# This matters to anyone who fills whisper files by script, or corrects points: the result depends on how the points
# were batched. So drop double times before update_many(), by a rule of one's own.
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
wrong, right = (now - 60, 1), (now - 60, 2)


def stored(name, *batches):
    path = f"{name}.wsp".replace(" ", "-")
    whisper.create(path, [(60, 60)])
    for batch in batches:
        if isinstance(batch, list):
            whisper.update_many(path, batch, now=now)
        else:
            whisper.update(path, batch[1], batch[0], now=now)
    _, values = whisper.fetch(path, now - 120, now, now=now)
    print(f"{name}: {values[0]}")


stored("update twice", wrong, right)
stored("update_many twice", [wrong], [right])
stored("update_many once", [wrong, right])
stored("update_many, a second apart", [wrong, (now - 59, 2)])
PYTHON
look() { /usr/bin/python3 look.py; }
cat > expected.txt <<'SEEN'
whisper 1.1.4
update twice: 2.0
update_many twice: 2.0
update_many once: 1.0
update_many, a second apart: 2.0
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

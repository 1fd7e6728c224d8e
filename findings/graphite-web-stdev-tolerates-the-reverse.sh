#!/usr/bin/env bash
# One would expect of graphite-web's stdev what its documentation says of windowTolerance: up to that ratio of a window's points may be
# missing, by default a tenth, and with more of them there is no result; with 0.0 a single one that is missing makes a large gap.
# With graphite-web 1.1.8 it is the ratio of points that have to be there. By default one value in a window of ten is enough, and its
# deviation is 0. With 0.0 there is no gap for it at all, and with 0.9, which should tolerate nearly all, nine of ten have to be there.
# This hurts whoever draws a band of mean and deviation, or alerts beyond it: where a sensor is nearly silent the band shrinks to a line
# through what happens to be there, and with 0.0, set to be strict, it does so first of all. So give 1 less the ratio that may be missing.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
dpkg -s graphite-web > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends graphite-web > apt.txt 2>&1

mkdir -p files
cat > finding_settings.py <<PYTHON
from graphite.settings import *

SECRET_KEY = "finding"
LOG_DIR = "$work"
INDEX_FILE = "$work/index"
WHISPER_DIR = "$work/files"
STANDARD_DIRS = ["$work/files"]
CARBONLINK_HOSTS = []
STORAGE_FINDERS = ["graphite.finders.standard.StandardFinder"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "$work/db"}}
PYTHON
cat > look.py <<'PYTHON'
import os
from datetime import datetime, timedelta, timezone

os.environ["DJANGO_SETTINGS_MODULE"] = "finding_settings"
import django
import whisper

django.setup()
from graphite.render.evaluator import evaluateTarget

now = 1700000040
values = [1, 9] * 5 + [None] * 9 + [1, 9] * 5
whisper.create("files/level.wsp", [(60, 120)])
points = [(now - 60 * age, value) for age, value in enumerate(reversed(values)) if value is not None]
whisper.update_many("files/level.wsp", points, now=now)


def ask(target):
    end = datetime.fromtimestamp(now, timezone.utc)
    context = {"startTime": end - timedelta(minutes=29), "endTime": end, "now": end, "tzinfo": timezone.utc,
               "localOnly": True, "data": [], "prefetched": {}, "requestContext": {}, "xFilesFactor": 0}
    return [[None if value is None else round(value, 1) for value in series] for series in evaluateTarget(context, target)]


def show(values):
    return " ".join("-" if value is None else f"{value:g}" for value in values)


for target in ("level", "stdev(level,10)", "stdev(level,10,0.0)", "stdev(level,10,0.5)", "stdev(level,10,0.9)"):
    [values] = ask(target)
    print(f"{target}: {show(values)}")
PYTHON
look() {
  dpkg-query -W -f='${Package} ${Version}\n' graphite-web
  PYTHONPATH="$work" /usr/bin/python3 -W ignore look.py
}
cat > expected.txt <<'SEEN'
graphite-web 1.1.8-2
level: 1 9 1 9 1 9 1 9 1 9 - - - - - - - - - 1 9 1 9 1 9 1 9 1 9
stdev(level,10): 0 4 3.8 4 3.9 4 4 4 4 4 4 4 4 4 3.9 4 3.8 4 0 0 4 3.8 4 3.9 4 4 4 4 4
stdev(level,10,0.0): 0 4 3.8 4 3.9 4 4 4 4 4 4 4 4 4 3.9 4 3.8 4 0 0 4 3.8 4 3.9 4 4 4 4 4
stdev(level,10,0.5): - - - - 3.9 4 4 4 4 4 4 4 4 4 3.9 - - - - - - - - 3.9 4 4 4 4 4
stdev(level,10,0.9): - - - - - - - - 4 4 4 - - - - - - - - - - - - - - - - 4 4
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

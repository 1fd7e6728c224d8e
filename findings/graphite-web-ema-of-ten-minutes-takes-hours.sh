#!/usr/bin/env bash
# One would expect of graphite-web's exponentialMovingAverage that a window of '10min' over a value a minute is one of 10 points, as it is
# for movingAverage, which takes both, too (docs: "a series of values and a window size", constant = 2 / (windowSize + 1)).
# With graphite-web 1.1.8 a window written as a time counts in points for the mean it starts from, and in seconds for the constant, which is
# 2/601 instead of 2/11 for each point as it comes. Half an hour after a step from 0 to 100 the average of 10 points is 99.7 and that of
# '10min' 9.2, and it is half way up after 209 minutes. With a value every ten seconds that takes 35 minutes: what is stored more coarsely,
# as it is where a wider range is read from a coarser archive, is smoothed the more.
# This hurts whoever smooths by a time and compares the line with a limit or with another: an outage is over before the line has moved, and
# it moves otherwise on every range. So give the window as a number of points, another one for each resolution.
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
risen = now - 500 * 60
for name, step in (("minutes", 60), ("seconds", 10)):
    whisper.create(f"files/{name}.wsp", [(step, 6000)])
    whisper.update_many(f"files/{name}.wsp", [(t, 100 if t > risen else 0) for t in range(now - 5900 * step, now + 1, step)], now=now)


def ask(target):
    end = datetime.fromtimestamp(now, timezone.utc)
    context = {"startTime": end - timedelta(minutes=510), "endTime": end, "now": end, "tzinfo": timezone.utc,
               "localOnly": True, "data": [], "prefetched": {}, "requestContext": {}, "xFilesFactor": 0}
    [series] = evaluateTarget(context, target)
    return {(series.start + i * series.step - risen) / 60: value for i, value in enumerate(series)}


for function in ("movingAverage", "exponentialMovingAverage"):
    for arguments in ("minutes,10", "minutes,'10min'", "seconds,60", "seconds,'10min'"):
        values = ask(f"{function}({arguments})")
        half = min(minute for minute, value in values.items() if value >= 50)
        print(f"{function}({arguments}): after half an hour {values[30]:.1f}, half way up after {half:.0f} min")
PYTHON
look() {
  dpkg-query -W -f='${Package} ${Version}\n' graphite-web
  PYTHONPATH="$work" /usr/bin/python3 -W ignore look.py
}
cat > expected.txt <<'SEEN'
graphite-web 1.1.8-2
movingAverage(minutes,10): after half an hour 100.0, half way up after 6 min
movingAverage(minutes,'10min'): after half an hour 100.0, half way up after 6 min
movingAverage(seconds,60): after half an hour 100.0, half way up after 5 min
movingAverage(seconds,'10min'): after half an hour 100.0, half way up after 5 min
exponentialMovingAverage(minutes,10): after half an hour 99.7, half way up after 5 min
exponentialMovingAverage(minutes,'10min'): after half an hour 9.2, half way up after 209 min
exponentialMovingAverage(seconds,60): after half an hour 99.7, half way up after 4 min
exponentialMovingAverage(seconds,'10min'): after half an hour 44.9, half way up after 35 min
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of graphite-web's sumSeries, and of all functions that join series, that values of one time are joined.
# With graphite-web 1.1.8 values of one position are. Of a range longer than a file's retention whisper gives the part that it
# has, that series begins later than the others, and the join puts its first value at the first time of all. So a peak of ten
# minutes ago, in a file that keeps an hour, is 130 minutes ago in the sum of three hours and 670 in that of twelve, and
# divideSeries looks as if the series had stopped hours ago. Alone the series is drawn where it belongs.
# This hurts whoever adds metrics of different storage schemas, and the more, the further one zooms out: the same outage has
# another time on each range, and none of its own. So look at joined series only within the shortest retention.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
dpkg -s graphite-web > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends graphite-web > apt.txt 2>&1

mkdir files
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
minutes = range(0, 20 * 60)
for name, kept in (("hour", 60), ("day", 24 * 60)):
    whisper.create(f"files/{name}.wsp", [(60, kept)])
    points = [(now - 60 * i, 100 if name == "hour" and i == 10 else 1) for i in minutes if i < kept]
    whisper.update_many(f"files/{name}.wsp", points, now=now)
for target in ("hour", "sumSeries(hour,day)", "maxSeries(hour,day)", "divideSeries(hour,day)"):
    peaks = []
    for hours in (1, 3, 12):
        end = datetime.fromtimestamp(now, timezone.utc)
        context = {"startTime": end - timedelta(hours=hours), "endTime": end, "now": end, "tzinfo": timezone.utc,
                   "localOnly": True, "data": [], "prefetched": {}, "requestContext": {}, "xFilesFactor": 0}
        [series] = evaluateTarget(context, target)
        values = {series.start + i * series.step: v for i, v in enumerate(series) if v is not None}
        peak = max(values, key=values.get)
        peaks.append(f"{hours} h: peak {values[peak]:.0f} at -{(now - peak) // 60} min, end at -{(now - max(values)) // 60}")
    print(f"{target}, {'; '.join(peaks)}")
PYTHON
look() {
  dpkg-query -W -f='${Package} ${Version}\n' graphite-web
  PYTHONPATH="$work" /usr/bin/python3 -W ignore look.py
}
cat > expected.txt <<'SEEN'
graphite-web 1.1.8-2
hour, 1 h: peak 100 at -10 min, end at -0; 3 h: peak 100 at -10 min, end at -0; 12 h: peak 100 at -10 min, end at -0
sumSeries(hour,day), 1 h: peak 101 at -10 min, end at -0; 3 h: peak 101 at -130 min, end at -0; 12 h: peak 101 at -670 min, end at -0
maxSeries(hour,day), 1 h: peak 100 at -10 min, end at -0; 3 h: peak 100 at -130 min, end at -0; 12 h: peak 100 at -670 min, end at -0
divideSeries(hour,day), 1 h: peak 100 at -10 min, end at -0; 3 h: peak 100 at -130 min, end at -120; 12 h: peak 100 at -670 min, end at -660
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

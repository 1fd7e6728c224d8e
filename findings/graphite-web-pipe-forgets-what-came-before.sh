#!/usr/bin/env bash
# One would expect of graphite-web that a|scale(100)|timeShift("1h") is timeShift(scale(a,100),"1h"), which is what the pipe is for.
# With graphite-web 1.1.8 the scale is lost. timeShift, and all functions that look at other times than those on the panel, evaluate their
# first argument once more; the evaluation takes the calls off the chain as it makes them, so the second finds the bare path. The same
# happens to a pipe within the argument: movingAverage(a|scale(100),2). summarize, which evaluates nothing again, is right, and
# linearRegression draws the line of a under the name of what was scaled.
# This hurts whoever compares with last week or smooths what perSecond has made of a counter: the line is that of the counter, in another
# unit, and only its name says so; behind an alias nothing does. So write functions inside each other around these.
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
whisper.create("files/a.wsp", [(60, 60)])
whisper.update_many("files/a.wsp", [(now - 60 * i, 20 - i) for i in range(20)], now=now)
end = datetime.fromtimestamp(now, timezone.utc)
for target in (
    'scale(a,100)', 'a|scale(100)',
    'timeShift(scale(a,100),"1min")', 'a|scale(100)|timeShift("1min")', 'timeShift(a|scale(100),"1min")|alias("a minute ago")',
    'movingAverage(scale(a,100),2)', 'a|scale(100)|movingAverage(2)', 'movingAverage(a|scale(100),2)',
    'summarize(scale(a,100),"1min")', 'a|scale(100)|summarize("1min")',
    'linearRegression(scale(a,100))', 'a|scale(100)|linearRegression()',
):
    context = {"startTime": end - timedelta(minutes=3), "endTime": end, "now": end, "tzinfo": timezone.utc,
               "localOnly": True, "data": [], "prefetched": {}, "requestContext": {}, "xFilesFactor": 0}
    [series] = evaluateTarget(context, target)
    print(f"{target} is {series.name.split(', 16')[0]}: {[round(v, 3) for v in series if v is not None][:3]}")
PYTHON
look() {
  dpkg-query -W -f='${Package} ${Version}\n' graphite-web
  PYTHONPATH="$work" /usr/bin/python3 -W ignore look.py
}
cat > expected.txt <<'SEEN'
graphite-web 1.1.8-2
scale(a,100) is scale(a,100): [1800.0, 1900.0, 2000.0]
a|scale(100) is scale(a,100): [1800.0, 1900.0, 2000.0]
timeShift(scale(a,100),"1min") is timeShift(scale(a,100), "-1min"): [1700.0, 1800.0, 1900.0]
a|scale(100)|timeShift("1min") is timeShift(a, "-1min"): [17.0, 18.0, 19.0]
timeShift(a|scale(100),"1min")|alias("a minute ago") is a minute ago: [17.0, 18.0, 19.0]
movingAverage(scale(a,100),2) is movingAverage(scale(a,100),2): [1650.0, 1750.0, 1850.0]
a|scale(100)|movingAverage(2) is movingAverage(a,2): [16.5, 17.5, 18.5]
movingAverage(a|scale(100),2) is movingAverage(a,2): [16.5, 17.5, 18.5]
summarize(scale(a,100),"1min") is summarize(scale(a,100), "1min", "sum"): [1800.0, 1900.0, 2000.0]
a|scale(100)|summarize("1min") is summarize(scale(a,100), "1min", "sum"): [1800.0, 1900.0, 2000.0]
linearRegression(scale(a,100)) is linearRegression(scale(a,100): [1800.0, 1900.0, 2000.0]
a|scale(100)|linearRegression() is linearRegression(scale(a,100): [18.0, 19.0, 20.0]
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

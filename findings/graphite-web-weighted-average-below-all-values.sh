#!/usr/bin/env bash
# One would expect of graphite-web's weightedAverage that a host without a value at a time has no weight at that time, either: averages of
# 10 and 20 with weights of 1 and 9 give 19, and where the second has no average 10 is left.
# With graphite-web 1.1.8 the products of what is there are divided by the sum of all weights: where the 20 is missing the result is 1,
# which is below all that was measured, without a gap or a mark. Where it is the weight that is missing it is 10, as it should be, and
# averageSeries leaves out the host as well. Written out as a quotient of sums, with multiplySeriesWithWildcards, it comes to the same.
# This hurts whoever draws the response time of a cluster from the averages and counts of its hosts: an average that is late or lost, whose
# count is there, pulls the line towards zero, and the cluster looks fastest just when the busiest host is silent. So let keepLastValue
# fill both, or look at the hosts one by one.
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
os.makedirs("files/web/a")
os.makedirs("files/web/b")
for name, values in (("a/mean", [10] * 8), ("a/count", [1] * 8), ("b/mean", [20, 20, None, None, 20, 20, 20, 20]),
                     ("b/count", [9, 9, 9, 9, 9, None, None, 9])):
    whisper.create(f"files/web/{name}.wsp", [(60, 60)])
    points = [(now - 60 * age, value) for age, value in enumerate(reversed(values)) if value is not None]
    whisper.update_many(f"files/web/{name}.wsp", points, now=now)


def ask(target):
    end = datetime.fromtimestamp(now, timezone.utc)
    context = {"startTime": end - timedelta(minutes=8), "endTime": end, "now": end, "tzinfo": timezone.utc,
               "localOnly": True, "data": [], "prefetched": {}, "requestContext": {}, "xFilesFactor": 0}
    return [[None if value is None else round(value, 2) for value in series] for series in evaluateTarget(context, target)]


def show(values):
    return " ".join("-" if value is None else f"{value:g}" for value in values)


for target in ("web.a.mean", "web.a.count", "web.b.mean", "web.b.count", "weightedAverage(web.*.mean,web.*.count,1)",
               "averageSeries(web.*.mean)", "weightedAverage(keepLastValue(web.*.mean),keepLastValue(web.*.count),1)",
               "divideSeries(sumSeries(multiplySeriesWithWildcards(web.*.{mean,count},2)),sumSeries(web.*.count))"):
    [values] = ask(target)
    print(f"{target}: {show(values)}")
PYTHON
look() {
  dpkg-query -W -f='${Package} ${Version}\n' graphite-web
  PYTHONPATH="$work" /usr/bin/python3 -W ignore look.py
}
cat > expected.txt <<'SEEN'
graphite-web 1.1.8-2
web.a.mean: 10 10 10 10 10 10 10 10
web.a.count: 1 1 1 1 1 1 1 1
web.b.mean: 20 20 - - 20 20 20 20
web.b.count: 9 9 9 9 9 - - 9
weightedAverage(web.*.mean,web.*.count,1): 19 19 1 1 19 10 10 19
averageSeries(web.*.mean): 15 15 10 10 15 15 15 15
weightedAverage(keepLastValue(web.*.mean),keepLastValue(web.*.count),1): 19 19 19 19 19 19 19 19
divideSeries(sumSeries(multiplySeriesWithWildcards(web.*.{mean,count},2)),sumSeries(web.*.count)): 19 19 1 1 19 10 10 19
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

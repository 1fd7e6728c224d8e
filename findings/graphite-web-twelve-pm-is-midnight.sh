#!/usr/bin/env bash
# One would expect of graphite-web's from and until, which are said to be read as at(1) reads times, that 12pm is noon, an hour after 11am and
# an hour before 1pm, that "jan 15 2026" is the 15th of that January, and that what is no time is refused, as "15 jan" is.
# With graphite-web 1.1.8 twelve hours are added for pm whatever the hour is, so 12pm is the midnight before, and 12am noon. Of a month and a
# day the last two digits are taken, wherever they stand: "jan 15 2026" and "jan 2 2026" are 26 January. Names are looked at by their
# beginning: "sunnyday" is the last Sunday. Of a year the last two digits decide the century: 01/01/1960 is a day of 2060.
# This hurts reports of a working day or of one date: from 8am until 12pm shows the night before 8am, since ends in the wrong order are
# swapped, and a chart of another day looks as good as the one that was asked for. So write 12:00 or noon, and days as 20260115.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
dpkg -s graphite-web > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends graphite-web > apt.txt 2>&1

cat > finding_settings.py <<PYTHON
from graphite.settings import *

SECRET_KEY = "finding"
LOG_DIR = "$work"
INDEX_FILE = "$work/index"
WHISPER_DIR = "$work"
STANDARD_DIRS = ["$work"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "$work/db"}}
PYTHON
cat > look.py <<'PYTHON'
import os
from datetime import datetime

os.environ["DJANGO_SETTINGS_MODULE"] = "finding_settings"
import django
import pytz

django.setup()
from graphite.render.attime import parseATTime

now = datetime(2026, 11, 24, 15, 30, tzinfo=pytz.utc)
for text in ("11am", "11:59am", "12am", "12:30pm", "12pm", "1pm", "noon", "midnight", "12:00", "jan 15", "jan 15 2026", "jan 2", "jan 2 2026",
             "15 jan", "sunday", "sunnyday", "01/01/26", "01/01/1970", "01/01/1960", "20260115"):
    try:
        print(f"{text}: {parseATTime(text, pytz.utc, now):%a %Y-%m-%d %H:%M}")
    except Exception as failure:
        print(f"{text}: {type(failure).__name__}")
PYTHON
look() {
  dpkg-query -W -f='${Package} ${Version}\n' graphite-web
  PYTHONPATH="$work" /usr/bin/python3 -W ignore look.py
}
cat > expected.txt <<'SEEN'
graphite-web 1.1.8-2
11am: Tue 2026-11-24 11:00
11:59am: Tue 2026-11-24 11:59
12am: Tue 2026-11-24 12:00
12:30pm: Tue 2026-11-24 00:30
12pm: Tue 2026-11-24 00:00
1pm: Tue 2026-11-24 13:00
noon: Tue 2026-11-24 12:00
midnight: Tue 2026-11-24 00:00
12:00: Tue 2026-11-24 12:00
jan 15: Thu 2026-01-15 00:00
jan 15 2026: Mon 2026-01-26 00:00
jan 2: Fri 2026-01-02 00:00
jan 2 2026: Mon 2026-01-26 00:00
15 jan: ValueError
sunday: Sun 2026-11-22 00:00
sunnyday: Sun 2026-11-22 00:00
01/01/26: Thu 2026-01-01 00:00
01/01/1970: Thu 1970-01-01 00:00
01/01/1960: Thu 2060-01-01 00:00
20260115: Thu 2026-01-15 00:00
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of an iterator over a cron expression that is given a start with a zone, as its README asks for and shows with pytz and
# with dateutil, that it runs a daily job once a day at its hour, also when the clock changes, and goes on from there.
# croniter 1.3.5 adds the hour of the change by hand. With dateutil, and with Python's own zoneinfo, midnight after the change of March
# comes at 23:00 and at 00:00, and noon at 11:00 and 12:00; in October both come an hour late. A job of 02:30 stays at 01:30 of the day in
# March with dateutil, however often the next one is asked for, and with pytz it comes on that day at 02:30, which there is not, and 03:30,
# and on the next at 01:30 and 02:30.
# This hurts schedulers, and reports that count the runs that should have been: a daily job runs twice and its sums are doubled, a check on
# missed runs is wrong. So iterate without a zone, and give each result its zone.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
packages='python3-croniter python3-dateutil python3-tz'
dpkg -s $packages > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $packages > apt.txt 2>&1

cat > look.py <<'PYTHON'
from datetime import datetime
from zoneinfo import ZoneInfo
import dateutil.tz
import pytz
from croniter import croniter

zone = 'Europe/Berlin'
zones = {'pytz': pytz.timezone(zone).localize, 'dateutil': lambda time: time.replace(tzinfo=dateutil.tz.gettz(zone)),
         'zoneinfo': lambda time: time.replace(tzinfo=ZoneInfo(zone))}
for start in [datetime(2026, 3, 28, 18), datetime(2026, 10, 24, 18)]:
    for expression in ['0 0 * * *', '0 12 * * *', '30 2 * * *']:
        print(f'{expression} in Berlin from {start}')
        for name, located in zones.items():
            runs = croniter(expression, located(start))
            print(f'  {name}:', ', '.join(runs.get_next(datetime).strftime('%d %H:%M%z') for _ in range(5)))
PYTHON
look() {
  dpkg-query -W -f='${Package} ${Version}\n' python3-croniter
  /usr/bin/python3 look.py
}
cat > expected.txt <<'SEEN'
python3-croniter 1.3.5-3
0 0 * * * in Berlin from 2026-03-28 18:00:00
  pytz: 29 00:00+0100, 30 00:00+0200, 31 00:00+0200, 01 00:00+0200, 02 00:00+0200
  dateutil: 29 00:00+0100, 29 23:00+0200, 30 00:00+0200, 31 00:00+0200, 01 00:00+0200
  zoneinfo: 29 00:00+0100, 29 23:00+0200, 30 00:00+0200, 31 00:00+0200, 01 00:00+0200
0 12 * * * in Berlin from 2026-03-28 18:00:00
  pytz: 29 12:00+0200, 30 12:00+0200, 31 12:00+0200, 01 12:00+0200, 02 12:00+0200
  dateutil: 29 11:00+0200, 29 12:00+0200, 30 12:00+0200, 31 12:00+0200, 01 12:00+0200
  zoneinfo: 29 11:00+0200, 29 12:00+0200, 30 12:00+0200, 31 12:00+0200, 01 12:00+0200
30 2 * * * in Berlin from 2026-03-28 18:00:00
  pytz: 29 02:30+0200, 29 03:30+0200, 30 01:30+0200, 30 02:30+0200, 31 02:30+0200
  dateutil: 29 01:30+0100, 29 01:30+0100, 29 01:30+0100, 29 01:30+0100, 29 01:30+0100
  zoneinfo: 29 02:30+0100, 30 02:30+0200, 31 02:30+0200, 01 02:30+0200, 02 02:30+0200
0 0 * * * in Berlin from 2026-10-24 18:00:00
  pytz: 25 00:00+0200, 26 00:00+0100, 27 00:00+0100, 28 00:00+0100, 29 00:00+0100
  dateutil: 25 00:00+0200, 26 01:00+0100, 27 00:00+0100, 28 00:00+0100, 29 00:00+0100
  zoneinfo: 25 00:00+0200, 26 01:00+0100, 27 00:00+0100, 28 00:00+0100, 29 00:00+0100
0 12 * * * in Berlin from 2026-10-24 18:00:00
  pytz: 25 12:00+0100, 26 12:00+0100, 27 12:00+0100, 28 12:00+0100, 29 12:00+0100
  dateutil: 25 13:00+0100, 26 12:00+0100, 27 12:00+0100, 28 12:00+0100, 29 12:00+0100
  zoneinfo: 25 13:00+0100, 26 12:00+0100, 27 12:00+0100, 28 12:00+0100, 29 12:00+0100
30 2 * * * in Berlin from 2026-10-24 18:00:00
  pytz: 25 02:30+0200, 26 02:30+0100, 27 02:30+0100, 28 02:30+0100, 29 02:30+0100
  dateutil: 25 02:30+0200, 26 03:30+0100, 27 02:30+0100, 28 02:30+0100, 29 02:30+0100
  zoneinfo: 25 02:30+0200, 26 03:30+0100, 27 02:30+0100, 28 02:30+0100, 29 02:30+0100
SEEN
TZ=UTC look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

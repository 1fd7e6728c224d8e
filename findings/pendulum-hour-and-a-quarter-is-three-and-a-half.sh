#!/usr/bin/env bash
# One would expect of a duration of ISO 8601 that a fraction is one of its unit, to any number of digits: PT1.25H is an hour and a quarter.
# pendulum 2.1.2 divides what is behind the point by ten, however many digits there are: PT1.25H is three hours and a half, PT0.75H seven
# and a half hours, PT0.05M half a minute instead of 3 s, and P1.125D thirteen days and a half. One digit is right, and so are seconds. Of a
# time, half a minute behind the minutes, 12:30.5, is half a second, and 12.5, half an hour, too. isodate 0.6.1 reads all of them.
# This hurts timesheets, schedules, intervals of metering and machines' running times in decimal hours: 7.5 is right, 7.25 is nine hours and
# a half and 7.75 is 14.5, so that tests with one digit pass, and totals are high. So use isodate, or hours as a number:
# pendulum.duration(hours=1.25).
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
packages='python3-pendulum python3-isodate'
dpkg -s $packages > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $packages > apt.txt 2>&1

cat > look.py <<'PYTHON'
import isodate
import pendulum
from datetime import timedelta

for text in ['PT1.5H', 'PT1.25H', 'PT7.75H', 'PT0.05M', 'PT1.50M', 'P1.125D', 'P1.25W', 'PT1.25S']:
    read = timedelta(seconds=pendulum.parse(text).total_seconds())
    print(f'{text}: {read}, isodate {isodate.parse_duration(text)}')
for text in ['2026-07-05T12:30.5Z', '2026-07-05T12.5Z']:
    print(f'{text}: {pendulum.parse(text).isoformat()}, isodate {isodate.parse_datetime(text).isoformat()}')
PYTHON
look() {
  dpkg-query -W -f='${Package} ${Version}\n' $packages
  /usr/bin/python3 look.py
}
cat > expected.txt <<'SEEN'
python3-isodate 0.6.1-1
python3-pendulum 2.1.2-4
PT1.5H: 1:30:00, isodate 1:30:00
PT1.25H: 3:30:00, isodate 1:15:00
PT7.75H: 14:30:00, isodate 7:45:00
PT0.05M: 0:00:30, isodate 0:00:03
PT1.50M: 0:06:00, isodate 0:01:30
P1.125D: 13 days, 12:00:00, isodate 1 day, 3:00:00
P1.25W: 24 days, 12:00:00, isodate 8 days, 18:00:00
PT1.25S: 0:00:01.250000, isodate 0:00:01.250000
2026-07-05T12:30.5Z: 2026-07-05T12:30:00.500000+00:00, isodate 2026-07-05T12:30:30+00:00
2026-07-05T12.5Z: 2026-07-05T12:00:00.500000+00:00, isodate 2026-07-05T12:30:00+00:00
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of a natural name for a time span that it is about as long as that, whichever of two times is the earlier one:
# naturaltime and precisedelta of this library have "a minute ago" and "1 minute and 30 seconds" for -90 s.
# humanize 4.4.0's naturaldelta takes the days and the seconds of a timedelta, and leaves the sign out of each: Python writes -90 s as minus
# one day and 86310 s, so that it is "a day". So are -1 s, -3 hours and -250 ms; -25 hours are "2 days", and -364.5 days "a year". A number
# of seconds, -90, does so too.
# This hurts panels and reports with a delay, a deviation from the plan or a time that is left: what is a second early or overdue is a day
# off, next to a second late, "a second", and all that is less than a day below zero looks the same. So give abs() of it.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=python3-humanize
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.py <<'PYTHON'
from datetime import datetime, timedelta
import humanize

for text, span in [('1 s', timedelta(seconds=1)), ('90 s', timedelta(seconds=90)), ('3 h', timedelta(hours=3)),
                   ('25 h', timedelta(hours=25)), ('364 days', timedelta(days=364)), ('364.5 days', timedelta(days=364.5))]:
    print(f'{text}: {humanize.naturaldelta(span)}; less: {humanize.naturaldelta(-span)}, '
          f'as a number {humanize.naturaldelta(-span.total_seconds())}, precise {humanize.precisedelta(-span)}')
quarter = timedelta(milliseconds=250)
print('250 ms:', humanize.naturaldelta(quarter, minimum_unit='milliseconds') + '; less:',
      humanize.naturaldelta(-quarter, minimum_unit='milliseconds'))
now = datetime(2026, 7, 5, 12)
print('now less 90 s:', humanize.naturaltime(now - timedelta(seconds=90), when=now), '- and 90 s:',
      humanize.naturaltime(now + timedelta(seconds=90), when=now))
PYTHON
look() {
  dpkg-query -W -f='${Package} ${Version}\n' $package
  /usr/bin/python3 look.py
}
cat > expected.txt <<'SEEN'
python3-humanize 4.4.0-1
1 s: a second; less: a day, as a number a day, precise 1 second
90 s: a minute; less: a day, as a number a day, precise 1 minute and 30 seconds
3 h: 3 hours; less: a day, as a number a day, precise 3 hours
25 h: a day; less: 2 days, as a number 2 days, precise 1 day and 1 hour
364 days: 11 months; less: 11 months, as a number 11 months, precise 11 months and 28 days
364.5 days: 11 months; less: a year, as a number a year, precise 11 months, 28 days and 12 hours
250 ms: 250 milliseconds; less: a day
now less 90 s: a minute ago - and 90 s: a minute from now
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of what reads "2 days ago" and "last hour", and says how exact what it has read is, that "1 hour 30 minutes ago" and
# "last 24 hours" are before now, or are not read.
# parsedatetime 2.6 gives "ago" to the part before it only, and adds the others: "1 hour 30 minutes ago" and "1h30m ago" are in half an
# hour, "2 days 3 hours ago" in 45 hours. "last", "past" and "previous" before a number are not heard: "last 24 hours" is in 24 hours. Of an
# ISO time with a T, 2026-07-05T12:30:00Z, it makes today at 20:26, from the digits of the year. All of these are said to be read, as exact
# to the minute or the hour; "90 minutes ago" and 2026-07-05 12:30:00 are right.
# This hurts ranges of charts and logs, reminders and filters of what came from people or other programs: the range begins in the future and
# is empty, or ends before it begins, and "deleted if older than 2 days 3 hours" is all. So take one unit only, and compare with now.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=python3-parsedatetime
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.py <<'PYTHON'
from datetime import datetime
import parsedatetime

calendar = parsedatetime.Calendar(version=parsedatetime.VERSION_CONTEXT_STYLE)
now = datetime(2026, 7, 15, 10)
print('now is', now)
for text in ['90 minutes ago', '1 hour 30 minutes ago', '1h30m ago', '1 hour and 30 minutes ago', '2 days 3 hours ago', '1 week 2 days ago',
             'last hour', 'last 24 hours', 'last 7 days', 'past 30 minutes', 'previous 3 hours',
             '2026-07-05 12:30:00', '2026-07-05T12:30:00', '2026-07-05T12:30:00Z']:
    time, context = calendar.parseDT(text, now)
    print(f'  {text}: {time}, {(time - now).total_seconds() / 3600:+g} h, {repr(context).replace("pdtContext.ACU_", "")[11:-1]}')
PYTHON
look() {
  dpkg-query -W -f='${Package} ${Version}\n' $package
  /usr/bin/python3 look.py
}
cat > expected.txt <<'SEEN'
python3-parsedatetime 2.6-3
now is 2026-07-15 10:00:00
  90 minutes ago: 2026-07-15 08:30:00, -1.5 h, accuracy=MIN
  1 hour 30 minutes ago: 2026-07-15 10:30:00, +0.5 h, accuracy=HOUR | MIN
  1h30m ago: 2026-07-15 10:30:00, +0.5 h, accuracy=HOUR | MIN
  1 hour and 30 minutes ago: 2026-07-15 10:30:00, +0.5 h, accuracy=HOUR | MIN
  2 days 3 hours ago: 2026-07-17 07:00:00, +45 h, accuracy=DAY | HOUR
  1 week 2 days ago: 2026-07-20 10:00:00, +120 h, accuracy=WEEK | DAY
  last hour: 2026-07-15 09:00:00, -1 h, accuracy=HOUR
  last 24 hours: 2026-07-16 10:00:00, +24 h, accuracy=HOUR
  last 7 days: 2026-07-22 10:00:00, +168 h, accuracy=DAY
  past 30 minutes: 2026-07-15 10:30:00, +0.5 h, accuracy=MIN
  previous 3 hours: 2026-07-15 13:00:00, +3 h, accuracy=HOUR
  2026-07-05 12:30:00: 2026-07-05 12:30:00, -237.5 h, accuracy=YEAR | MONTH | DAY | HOUR | MIN | SEC
  2026-07-05T12:30:00: 2026-07-15 20:26:00, +10.4333 h, accuracy=HOUR | MIN
  2026-07-05T12:30:00Z: 2026-07-15 20:26:00, +10.4333 h, accuracy=HOUR | MIN
SEEN
TZ=UTC look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

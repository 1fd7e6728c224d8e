#!/usr/bin/env bash
# One would expect of a function that reads time spans, "1 day, 2:03:04" among them, as Python writes them, that it reads the minus which
# Python writes too, or refuses it as all else that it does not know.
# tempora 5.1.0's parse_timedelta drops it: -90 seconds are 90, -1:30:00 is an hour and a half, and of what str() makes of -90 s, "-1 day,
# 23:58:30", it makes a day, 23 hours and 58 minutes, so that a second less becomes two days less a second. "1 day, -2 hours" is 26 hours.
# This hurts offsets, delays and deviations that go through a file, a configuration or a column of texts: what was early is late by as much,
# or by two days, means and sums are far too high, and no error says so. So read "-1 day, ..." by oneself, or store the number of seconds.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=python3-tempora
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.py <<'PYTHON'
from datetime import timedelta
from tempora import parse_timedelta

for text in ['90 seconds', '-90 seconds', '-1.5 hours', '1:30:00', '-1:30:00', '1 day, -2 hours', '-250 ms']:
    print(f'{text}: {parse_timedelta(text).total_seconds():g} s')
for seconds in [90, 100000, -1, -90, -3600, -100000]:
    span = timedelta(seconds=seconds)
    print(f'{seconds} s, which str() writes as {span}: {parse_timedelta(str(span)).total_seconds():g} s')
PYTHON
look() {
  dpkg-query -W -f='${Package} ${Version}\n' $package
  /usr/bin/python3 look.py
}
cat > expected.txt <<'SEEN'
python3-tempora 5.1.0-1
90 seconds: 90 s
-90 seconds: 90 s
-1.5 hours: 5400 s
1:30:00: 5400 s
-1:30:00: 5400 s
1 day, -2 hours: 93600 s
-250 ms: 0.25 s
90 s, which str() writes as 0:01:30: 90 s
100000 s, which str() writes as 1 day, 3:46:40: 100000 s
-1 s, which str() writes as -1 day, 23:59:59: 172799 s
-90 s, which str() writes as -1 day, 23:58:30: 172710 s
-3600 s, which str() writes as -1 day, 23:00:00: 169200 s
-100000 s, which str() writes as -2 days, 20:13:20: 245600 s
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of a parser whose "time expressions can be signed" that the sign is that of the whole, and of one that returns "an int"
# if "possible" and else "a float" that 0.01 minutes are 0.6 seconds, as its own 1.2 seconds are 1.2.
# pytimeparse 1.1.5 gives the sign to all but the seconds where one of the other numbers has a fraction: -1.5h 30s is -5370 instead of
# -5430, and -90m 30s is -5430. It cuts those numbers to whole seconds too: 0.01 minutes are 0, and 2.05 hours 7379, as 2.05 times 3600 is a
# bit less than 7380 in binary. With a fraction in the seconds as well, or in none of the numbers, all is right.
# This hurts offsets and tolerances in settings, which are written as -1.5h 30s or 0.5m: a delay lies a minute beside, a timeout of 0.01m is
# none at all, and times of 2.05 h fall into the second before. So write whole numbers, or the seconds with .0.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
dpkg -s python3-pytimeparse > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends python3-pytimeparse > apt.txt 2>&1

cat > look.py <<'PYTHON'
from decimal import Decimal

from pytimeparse import parse

for text in ('-90m 30s', '-1.5h 30s', '- 1.5 hours, 30 secs', '-1.5h 30.0s', '1.5h 30s', '-0.5m 10s', '1.2 seconds', '0.01 minutes',
             '0.01 minutes 0.0 s', '2.05 hours', '2.05 hours 0.0 s', '1.13h'):
    print('  %s: %s' % (text, parse(text)))
minutes = [n for n in range(1, 6000) if parse('%.2f minutes' % (n / 100)) != float(Decimal(n) * 60 / 100)]
hours = [n for n in range(1, 2400) if parse('%.2f hours' % (n / 100)) != n * 36]
print('  of 0.01 to 59.99 minutes not those seconds: %d of 5999' % len(minutes))
print('  of 0.01 to 23.99 hours, all whole seconds, a second less: %d of 2399' % len(hours))
PYTHON
look() {
  dpkg-query -W -f='${Package} ${Version}\n' python3-pytimeparse
  /usr/bin/python3 look.py
}
cat > expected.txt <<'SEEN'
python3-pytimeparse 1.1.5-3
  -90m 30s: -5430
  -1.5h 30s: -5370
  - 1.5 hours, 30 secs: -5370
  -1.5h 30.0s: -5430.0
  1.5h 30s: 5430
  -0.5m 10s: -20
  1.2 seconds: 1.2
  0.01 minutes: 0
  0.01 minutes 0.0 s: 0.6
  2.05 hours: 7379
  2.05 hours 0.0 s: 7379.999999999999
  1.13h: 4067
  of 0.01 to 59.99 minutes not those seconds: 4817 of 5999
  of 0.01 to 23.99 hours, all whole seconds, a second less: 83 of 2399
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

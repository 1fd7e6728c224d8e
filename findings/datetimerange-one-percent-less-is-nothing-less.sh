#!/usr/bin/env bash
# One would expect of truncate(percentage), which takes a float, what its documentation says, "Truncate percentage / 2 [%] of whole time
# from first and last time": of a hundred minutes truncate(1) leaves 99, truncate(5) 95 and truncate(2.5) 97 and a half.
# python3-datetimerange 1.2.0 takes the half of the percentage as a whole number, rounded down: 1 % is nothing, 3 % are 2 and 5 % are 4.
# Only even numbers are cut as they are given. Nothing is said.
# This hurts whoever cuts the start and the end off a test run or a shift before taking its mean: with 1 % the warm-up and the last errors
# stay in, and with 5 % a fifth of what was to be cut. So give even whole percentages, or cut with a timedelta.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for package in python3-packaging python3-datetimerange; do
  dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1
done

cat > look.py <<'PYTHON'
from datetimerange import DateTimeRange

print("0 %: 12:00:00 to 13:40:00, 100.0 minutes")
for percentage in [1, 1.5, 2, 2.5, 3, 5, 7.5, 10]:
    run = DateTimeRange("2026-07-05T12:00:00+0000", "2026-07-05T13:40:00+0000")
    run.truncate(percentage)
    minutes = run.timedelta.total_seconds() / 60
    print(f"{percentage} %: {run.start_datetime:%H:%M:%S} to {run.end_datetime:%H:%M:%S}, {minutes} minutes,",
          f"which is {100 - minutes:g} % less")
PYTHON
look() {
  dpkg-query -W -f='${Package} ${Version}\n' $package
  /usr/bin/python3 look.py
}
cat > expected.txt <<'SEEN'
python3-datetimerange 1.2.0-2
0 %: 12:00:00 to 13:40:00, 100.0 minutes
1 %: 12:00:00 to 13:40:00, 100.0 minutes, which is 0 % less
1.5 %: 12:00:00 to 13:40:00, 100.0 minutes, which is 0 % less
2 %: 12:01:00 to 13:39:00, 98.0 minutes, which is 2 % less
2.5 %: 12:01:00 to 13:39:00, 98.0 minutes, which is 2 % less
3 %: 12:01:00 to 13:39:00, 98.0 minutes, which is 2 % less
5 %: 12:02:00 to 13:38:00, 96.0 minutes, which is 4 % less
7.5 %: 12:03:00 to 13:37:00, 94.0 minutes, which is 6 % less
10 %: 12:05:00 to 13:35:00, 90.0 minutes, which is 10 % less
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of a converter of spreadsheets that a column of times with a minus, 0:10, -0:15, -1:30, as timetables, flexitime and
# delays have it, comes out with its minus, or as the text that it was.
# Gnumeric 1.12.55 reads -0:15 as what it is, minus a 96th of a day, and gives it a format for the time of the day, in which it shows the
# hour of the day before: ssconvert from CSV to CSV or HTML writes 23:45:00, and -1:30 as 22:30:00. The sum in the sheet is right, and in an
# XLSX or ODS file the number is too; read back from what was written in CSV it is nearly a day. With hours above 24, 26:00, the format is
# another one and -26:00 is kept.
# This hurts delays, deviations from the plan and balances of hours: a train or a machine that was a quarter of an hour early is 23 hours
# and three quarters late, and means and sums of the converted file are off by a day for each. So convert with minutes as numbers.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=gnumeric
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

printf '%s\n' time,deviation 08:00,0:10 08:30,-0:15 09:00,-1:30 09:30,26:00 10:00,-26:00 > delays.csv
printf '%s\n' deviation 0:10 -0:15 -1:30 '"=ROUND(24*60*SUM(A2:A4),0)"' > sum.csv
look() {
  ssconvert --version 2>&1 | head -n 1
  echo "given: $(paste -sd' ' delays.csv)"
  ssconvert delays.csv out.csv 2> err.txt
  echo "CSV: $(paste -sd' ' out.csv)"
  ssconvert delays.csv out.html 2> err.txt
  echo "HTML: $(sed 's/<[^>]*>/ /g; s/&#8722;/-/g' out.html | grep -o -e '-*[0-9]*:[0-9][0-9:]*' | paste -sd' ')"
  ssconvert sum.csv sum-out.csv 2> err.txt
  echo "$(sed -n '2,4p' sum.csv | paste -sd' ') in all: $(tail -n 1 sum-out.csv) minutes"
  (sed -n '1,4p' sum-out.csv; tail -n 1 sum.csv) > again.csv
  ssconvert again.csv again-out.csv 2> err.txt
  echo "$(sed -n '2,4p' again.csv | paste -sd' '), as written, in all: $(tail -n 1 again-out.csv) minutes"
}
cat > expected.txt <<'SEEN'
ssconvert version '1.12.55'
given: time,deviation 08:00,0:10 08:30,-0:15 09:00,-1:30 09:30,26:00 10:00,-26:00
CSV: time,deviation 08:00:00,00:10:00 08:30:00,23:45:00 09:00:00,22:30:00 09:30:00,26:00:00 10:00:00,-26:00:00
HTML: 8:00 0:10 8:30 23:45 9:00 22:30 9:30 26:00 10:00 -26:00
0:10 -0:15 -1:30 in all: -95 minutes
00:10:00 23:45:00 22:30:00, as written, in all: 2785 minutes
SEEN
LC_ALL=C.UTF-8 TZ=UTC look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of a series shifted by a month that each of its times is a time of the calendar, and that a mean of the shifted series is
# the same whether the operators are chained, which the manual recommends, or a file is written in between.
# CDO 2.1.1 adds one to the number of the month: 31 January becomes 31 February. Chained, 29 to 31 February count in the mean of February.
# In a file they are 1 to 3 March: there these three days come twice, with other values each, the time goes back, and the means of February
# and March are others. ncdump, xarray and whatever reads the file sees three days of January in March, and none of it is an error.
# This hurts whoever compares a month with the one before, or moves a forecast or a climatology to its month: from a daily series three days
# are in the wrong month each year, and one after each of four other months, and a chart draws a line back. So shift by days, or use
# settaxis.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
packages='cdo netcdf-bin'
dpkg -s $packages > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $packages > apt.txt 2>&1

means() {
  cdo -s outputtab,date,value "$@" 2> err.txt | awk 'NR > 1 { printf "%s%s: %s", sep, substr($1, 1, 7), $2; sep = ", " } END { print "" }'
}
look() {
  cdo --version 2>&1 | head -n 1
  echo '59 days from 1 January 2026 with the values 0 to 58'
  cdo -s -f nc -settaxis,2026-01-01,00:00:00,1day -for,0,58 days.nc 2> err.txt
  echo "their means: $(means -monmean days.nc)"
  echo "31 January shifted by a month:$(cdo -s showdate -shifttime,1month -seldate,2026-01-31 days.nc 2> err.txt)"
  echo "means of what is shifted, chained: $(means -monmean -shifttime,1month days.nc)"
  cdo -s shifttime,1month days.nc shifted.nc 2> err.txt
  echo "through a file: $(means -monmean shifted.nc)"
  echo "1 to 3 March of the file: $(cdo -s outputtab,date,value -seldate,2026-03-01,2026-03-03 shifted.nc 2> err.txt |
    awk 'NR > 1 { printf "%s%s %s", sep, $1, $2; sep = ", " }')"
  echo "days in the file around them: $(ncdump -v time shifted.nc | tr -d '\n ' | sed 's/.*time=//; s/[;}]//g' | cut -d, -f 28-34)"
}
cat > expected.txt <<'SEEN'
Climate Data Operators version 2.1.1 (https://mpimet.mpg.de/cdo)
59 days from 1 January 2026 with the values 0 to 58
their means: 2026-01: 15, 2026-02: 44.5
31 January shifted by a month:  2026-02-31
means of what is shifted, chained: 2026-02: 15, 2026-03: 44.5
through a file: 2026-02: 13.5, 2026-03: 43
1 to 3 March of the file: 2026-03-01 28, 2026-03-02 29, 2026-03-03 30, 2026-03-01 31, 2026-03-02 32, 2026-03-03 33
days in the file around them: 58,59,60,61,59,60,61
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

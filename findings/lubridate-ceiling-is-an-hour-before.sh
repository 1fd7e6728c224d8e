#!/usr/bin/env bash
# One would expect of rounding up that no time is after what it is rounded up to, and that a time on the grid stays as it is: so the manual
# of ceiling_date has it for date-times, and floor_date and round_date keep to it.
# lubridate 1.9.2, with timechange 0.2.0, has two 02:30s in the night of October to choose from, and takes the first: 02:30 of Berlin after
# the clock has gone back is rounded up, to half an hour, a minute or 10 s, to 02:30 before that, an hour early. What is between the marks
# is rounded up right in that hour; in the hour before it, 02:10 becomes 03:00 with an hour as the step, two hours on instead of 50 minutes.
# This hurts sums and means by intervals that are named by their end, as meters, energy markets and many loggers name them: of data each
# half hour or each minute those of the hour after the change are added to those of the hour before, where there are twice as many, and one
# hour has none. So round in UTC, and show the result in the zone.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
packages='r-base-core r-cran-lubridate'
dpkg -s $packages > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $packages > apt.txt 2>&1

cat > look.R <<'R'
suppressPackageStartupMessages(library(lubridate))
cat("lubridate", as.character(packageVersion("lubridate")), "and timechange", as.character(packageVersion("timechange")), "\n")
for (zone in c("Europe/Berlin", "America/New_York")) {
  start <- if (zone == "Europe/Berlin") "2026-10-25 00:10:00" else "2026-11-01 05:10:00"
  times <- with_tz(ymd_hms(start) + minutes(20 * 0:5), zone)
  for (unit in c("10 minutes", "30 minutes", "hour")) {
    cat(zone, "rounded up to", unit, "\n")
    up <- ceiling_date(times, unit)
    after <- as.numeric(difftime(up, times, units = "mins"))
    cat(paste0("  ", format(times, "%H:%M%z"), " to ", format(up, "%H:%M%z"), ", ", after, " minutes; floor ",
      format(floor_date(times, unit), "%H:%M%z"), "\n"), sep = "")
  }
}
R
look() { TZ=UTC LC_ALL=C Rscript --vanilla look.R; }
cat > expected.txt <<'SEEN'
lubridate 1.9.2 and timechange 0.2.0 
Europe/Berlin rounded up to 10 minutes 
  02:10+0200 to 02:10+0200, 0 minutes; floor 02:10+0200
  02:30+0200 to 02:30+0200, 0 minutes; floor 02:30+0200
  02:50+0200 to 02:50+0200, 0 minutes; floor 02:50+0200
  02:10+0100 to 02:10+0200, -60 minutes; floor 02:10+0100
  02:30+0100 to 02:30+0200, -60 minutes; floor 02:30+0100
  02:50+0100 to 02:50+0200, -60 minutes; floor 02:50+0100
Europe/Berlin rounded up to 30 minutes 
  02:10+0200 to 02:30+0200, 20 minutes; floor 02:00+0200
  02:30+0200 to 02:30+0200, 0 minutes; floor 02:30+0200
  02:50+0200 to 03:00+0100, 70 minutes; floor 02:30+0200
  02:10+0100 to 02:30+0100, 20 minutes; floor 02:00+0100
  02:30+0100 to 02:30+0200, -60 minutes; floor 02:30+0100
  02:50+0100 to 03:00+0100, 10 minutes; floor 02:30+0100
Europe/Berlin rounded up to hour 
  02:10+0200 to 03:00+0100, 110 minutes; floor 02:00+0200
  02:30+0200 to 03:00+0100, 90 minutes; floor 02:00+0200
  02:50+0200 to 03:00+0100, 70 minutes; floor 02:00+0200
  02:10+0100 to 03:00+0100, 50 minutes; floor 02:00+0100
  02:30+0100 to 03:00+0100, 30 minutes; floor 02:00+0100
  02:50+0100 to 03:00+0100, 10 minutes; floor 02:00+0100
America/New_York rounded up to 10 minutes 
  01:10-0400 to 01:10-0400, 0 minutes; floor 01:10-0400
  01:30-0400 to 01:30-0400, 0 minutes; floor 01:30-0400
  01:50-0400 to 01:50-0400, 0 minutes; floor 01:50-0400
  01:10-0500 to 01:10-0400, -60 minutes; floor 01:10-0500
  01:30-0500 to 01:30-0400, -60 minutes; floor 01:30-0500
  01:50-0500 to 01:50-0400, -60 minutes; floor 01:50-0500
America/New_York rounded up to 30 minutes 
  01:10-0400 to 01:30-0400, 20 minutes; floor 01:00-0400
  01:30-0400 to 01:30-0400, 0 minutes; floor 01:30-0400
  01:50-0400 to 02:00-0500, 70 minutes; floor 01:30-0400
  01:10-0500 to 01:30-0500, 20 minutes; floor 01:00-0500
  01:30-0500 to 01:30-0400, -60 minutes; floor 01:30-0500
  01:50-0500 to 02:00-0500, 10 minutes; floor 01:30-0500
America/New_York rounded up to hour 
  01:10-0400 to 02:00-0500, 110 minutes; floor 01:00-0400
  01:30-0400 to 02:00-0500, 90 minutes; floor 01:00-0400
  01:50-0400 to 02:00-0500, 70 minutes; floor 01:00-0400
  01:10-0500 to 02:00-0500, 50 minutes; floor 01:00-0500
  01:30-0500 to 02:00-0500, 30 minutes; floor 01:00-0500
  01:50-0500 to 02:00-0500, 10 minutes; floor 01:00-0500
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

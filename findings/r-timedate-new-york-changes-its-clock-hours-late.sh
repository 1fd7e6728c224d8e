#!/usr/bin/env bash
# One would expect of a library for times of financial centres that it knows the local time of each UTC hour: its own table says that New
# York goes to summer time on 8 March 2026 at 07:00 UTC, and R's as.POSIXct knows it from the system.
# timeDate 4022.108 compares that table, which is in UTC, with the local clock when it makes local times of UTC: New York gets 02:00, which
# there is not, for 07:00 UTC, and is an hour behind for four hours; in November it is an hour ahead for five. Chicago is so for five and
# for six hours, Sydney changes ten hours early in October, and Berlin an hour early in March: its hours of that night are 00:00, 02:00,
# which there is not, 03:00.
# This hurts prices, loads and trades of the days around a clock change, joined by the local hour: they meet those of another hour, and the
# day has an hour twice and one missing in the wrong place. So use format(as.POSIXct(...), tz = ...), and timeDate for calendars only.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
packages='r-base-core r-cran-timedate'
dpkg -s $packages > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $packages > apt.txt 2>&1

cat > look.R <<'R'
library(timeDate)
cat("timeDate", as.character(packageVersion("timeDate")), "\n")
table <- New_York()
cat("its table for New York:", grep("^2026", table$New_York, value = TRUE), "UTC\n")
for (centre in c("Europe/London", "Europe/Berlin", "America/New_York", "America/Chicago", "Australia/Sydney", "Asia/Tokyo")) {
  hours <- seq(as.POSIXct("2026-01-01", tz = "UTC"), as.POSIXct("2026-12-31 23:00", tz = "UTC"), by = "hour")
  local <- format(timeDate(format(hours, "%Y-%m-%d %H:%M:%S"), zone = "GMT", FinCenter = centre), "%Y-%m-%d %H:%M:%S")
  right <- format(hours, "%Y-%m-%d %H:%M:%S", tz = centre)
  wrong <- which(local != right)
  cat(centre, ": ", length(wrong), " of ", length(hours), " hours wrong", sep = "")
  if (length(wrong)) {
    first <- wrong[1]
    cat(", first ", format(hours[first], "%Y-%m-%d %H:%M"), " UTC, ", local[first], " instead of ", right[first], sep = "")
  }
  cat("\n")
}
hours <- timeSequence(from = "2026-03-29 00:00:00", by = "hour", length.out = 4, zone = "Europe/Berlin", FinCenter = "Europe/Berlin")
cat("four hours of Berlin:", format(hours, "%H:%M"), "\n")
R
look() { TZ=UTC LC_ALL=C Rscript --vanilla look.R; }
cat > expected.txt <<'SEEN'
timeDate 4022.108 
its table for New York: 2026-03-08 07:00:00 2026-11-01 06:00:00 UTC
Europe/London: 0 of 8760 hours wrong
Europe/Berlin: 1 of 8760 hours wrong, first 2026-03-29 00:00 UTC, 2026-03-29 02:00:00 instead of 2026-03-29 01:00:00
America/New_York: 9 of 8760 hours wrong, first 2026-03-08 07:00 UTC, 2026-03-08 02:00:00 instead of 2026-03-08 03:00:00
America/Chicago: 11 of 8760 hours wrong, first 2026-03-08 08:00 UTC, 2026-03-08 02:00:00 instead of 2026-03-08 03:00:00
Australia/Sydney: 10 of 8760 hours wrong, first 2026-10-03 06:00 UTC, 2026-10-03 17:00:00 instead of 2026-10-03 16:00:00
Asia/Tokyo: 0 of 8760 hours wrong
four hours of Berlin: 00:00 02:00 03:00 04:00 
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

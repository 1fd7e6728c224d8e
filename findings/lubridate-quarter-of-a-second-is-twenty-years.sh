#!/usr/bin/env bash
# One would expect of what reads durations as texts, with "all unambiguous name units and abbreviations and ISO 8601 formats", that 250ms is
# a quarter of a second, or is not read, as "250 milliseconds" is not (NA), and that -2 hours are less than none.
# lubridate 1.9.2 cuts ms into a month and a second: duration("250ms") is 250 months and a second, 20.8 years, and "2 msecs" two months. A
# minus is passed over as any other sign between units: "-2 hours", "-PT1H" and "-30S" are above zero, and so they are as a period. A number
# below zero, duration(-1, "days"), is heard. hm("-1:30") is an hour less and half an hour more, and hm("-00:30") half an hour.
# This hurts latencies and timeouts of Go, Grafana and InfluxDB, which write 250ms, and offsets and delays below zero: sums are decades long
# between values in seconds, 1.5s, that are right, and what was early is late. So split number and unit, and give both as arguments.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
packages='r-base-core r-cran-lubridate'
dpkg -s $packages > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $packages > apt.txt 2>&1

cat > look.R <<'R'
suppressPackageStartupMessages(library(lubridate))
cat("lubridate", as.character(packageVersion("lubridate")), "\n")
for (text in c("1.5s", "250ms", "2 msecs", "250 milliseconds", "2 hours", "-2 hours", "PT1H", "-PT1H", "P-1D", "-30S", "1d -2H"))
  cat(text, ": ", format(suppressWarnings(as.numeric(duration(text))), nsmall = 0), " s, as a period ",
      format(suppressWarnings(period(text))), "\n", sep = "")
cat("duration(-1, \"days\"):", as.numeric(duration(-1, "days")), "s\n")
for (text in c("1:30", "-1:30", "-00:30")) cat("hm(\"", text, "\"): ", period_to_seconds(hm(text)), " s\n", sep = "")
R
look() { TZ=UTC LC_ALL=C Rscript --vanilla look.R; }
cat > expected.txt <<'SEEN'
lubridate 1.9.2 
1.5s: 1.5 s, as a period 1.5S
250ms: 657450001 s, as a period 250m 0d 0H 0M 1S
2 msecs: 5259601 s, as a period 2m 0d 0H 0M 1S
250 milliseconds: NA s, as a period NA
2 hours: 7200 s, as a period 2H 0M 0S
-2 hours: 7200 s, as a period 2H 0M 0S
PT1H: 3600 s, as a period 1H 0M 0S
-PT1H: 3600 s, as a period 1H 0M 0S
P-1D: 86400 s, as a period 1d 0H 0M 0S
-30S: 30 s, as a period 30S
1d -2H: 93600 s, as a period 1d 2H 0M 0S
duration(-1, "days"): -86400 s
hm("1:30"): 5400 s
hm("-1:30"): -1800 s
hm("-00:30"): 1800 s
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

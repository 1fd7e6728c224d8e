#!/usr/bin/env bash
# One would expect of a parser that gives the start and the end of a week that a week ends on Sunday at 23:59:59.999, as its weekends, days
# and months end at that time of their last day.
# amazon-date-parser 0.3.0 adds 167 hours and 59 minutes to the start of a week, which is Monday at midnight: in Central Europe week 13 of
# 2026, in which the clock goes forward, ends on Monday at 00:59:59.999, and week 43 on Sunday at 22:59:59.999. So the first hour of the
# week after is in both, and the last hour of October's Sunday in none. In North America it is weeks 10 and 44. Weekends, also of these
# weeks, and all other weeks are right, and so is all on a machine in UTC.
# This hurts sums and means by week: an hour is counted twice in spring and left out in autumn, and the next week's first values change the
# minimum or maximum of the one before. So take the start of the next week as the end, by its own text.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  amazon-date-parser@0.3.0

cat > look.cjs <<'JS'
const AmazonDateParser = require('amazon-date-parser');
const local = date => `${date.toString().slice(0, 24)}.${String(date.getMilliseconds()).padStart(3, '0')}`;
for (const text of ['2026-W10', '2026-W12', '2026-W13', '2026-W13-WE', '2026-W14', '2026-W43', '2026-W43-WE', '2026-W44']) {
  const { startDate, endDate } = new AmazonDateParser(text);
  console.log(`    ${text}: ${local(startDate)} to ${local(endDate)}`);
}
JS
look() {
  echo "amazon-date-parser $(node -p "require('./node_modules/amazon-date-parser/package.json').version")"
  local zone
  for zone in UTC Europe/Berlin America/New_York; do
    echo "  on a machine in $zone"
    TZ=$zone node look.cjs
  done
}
cat > expected.txt <<'SEEN'
amazon-date-parser 0.3.0
  on a machine in UTC
    2026-W10: Mon Mar 02 2026 00:00:00.000 to Sun Mar 08 2026 23:59:59.999
    2026-W12: Mon Mar 16 2026 00:00:00.000 to Sun Mar 22 2026 23:59:59.999
    2026-W13: Mon Mar 23 2026 00:00:00.000 to Sun Mar 29 2026 23:59:59.999
    2026-W13-WE: Sat Mar 28 2026 00:00:00.000 to Sun Mar 29 2026 23:59:59.999
    2026-W14: Mon Mar 30 2026 00:00:00.000 to Sun Apr 05 2026 23:59:59.999
    2026-W43: Mon Oct 19 2026 00:00:00.000 to Sun Oct 25 2026 23:59:59.999
    2026-W43-WE: Sat Oct 24 2026 00:00:00.000 to Sun Oct 25 2026 23:59:59.999
    2026-W44: Mon Oct 26 2026 00:00:00.000 to Sun Nov 01 2026 23:59:59.999
  on a machine in Europe/Berlin
    2026-W10: Mon Mar 02 2026 00:00:00.000 to Sun Mar 08 2026 23:59:59.999
    2026-W12: Mon Mar 16 2026 00:00:00.000 to Sun Mar 22 2026 23:59:59.999
    2026-W13: Mon Mar 23 2026 00:00:00.000 to Mon Mar 30 2026 00:59:59.999
    2026-W13-WE: Sat Mar 28 2026 00:00:00.000 to Sun Mar 29 2026 23:59:59.999
    2026-W14: Mon Mar 30 2026 00:00:00.000 to Sun Apr 05 2026 23:59:59.999
    2026-W43: Mon Oct 19 2026 00:00:00.000 to Sun Oct 25 2026 22:59:59.999
    2026-W43-WE: Sat Oct 24 2026 00:00:00.000 to Sun Oct 25 2026 23:59:59.999
    2026-W44: Mon Oct 26 2026 00:00:00.000 to Sun Nov 01 2026 23:59:59.999
  on a machine in America/New_York
    2026-W10: Mon Mar 02 2026 00:00:00.000 to Mon Mar 09 2026 00:59:59.999
    2026-W12: Mon Mar 16 2026 00:00:00.000 to Sun Mar 22 2026 23:59:59.999
    2026-W13: Mon Mar 23 2026 00:00:00.000 to Sun Mar 29 2026 23:59:59.999
    2026-W13-WE: Sat Mar 28 2026 00:00:00.000 to Sun Mar 29 2026 23:59:59.999
    2026-W14: Mon Mar 30 2026 00:00:00.000 to Sun Apr 05 2026 23:59:59.999
    2026-W43: Mon Oct 19 2026 00:00:00.000 to Sun Oct 25 2026 23:59:59.999
    2026-W43-WE: Sat Oct 24 2026 00:00:00.000 to Sun Oct 25 2026 23:59:59.999
    2026-W44: Mon Oct 26 2026 00:00:00.000 to Sun Nov 01 2026 22:59:59.999
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of the number of an ISO week (ISO 8601: the first week has the year's first Thursday) that it is the same all over the
# world for one date of the calendar, and goes from one week to the next by one.
# current-week-number 1.0.7 takes two Thursdays of the machine's own zone, divides what lies between them by seven days and rounds up. In
# the south the first one is in summer time, and from April to October the other is not: there is an hour more, and the number is one too
# high. Sydney goes from 14 to 16 and has 41 twice in October; from October to April, in the north and in UTC all is right. weeknumber 1.2.1
# has the same number everywhere.
# This hurts reports by the week, rotas and sprints in Australia, New Zealand and Chile: for half of the year they are about the next week,
# one week has no data and one those of two, and a server in UTC or a developer in Europe never sees it. So use another package.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  current-week-number@1.0.7 weeknumber@1.2.1

cat > look.cjs <<'JS'
const currentWeekNumber = require('current-week-number');
const { weekNumber } = require('weeknumber');
const weeks = [];
for (const text of ['2026-01-05', '2026-03-30', '2026-04-06', '2026-07-06', '2026-09-28', '2026-10-05', '2026-12-28']) {
  const date = new Date(`${text}T12:00:00`);
  weeks.push(`${text} ${currentWeekNumber(date)}${currentWeekNumber(date) === weekNumber(date) ? '' : `, not ${weekNumber(date)}`}`);
}
console.log(`${process.env.TZ}\n  ${weeks.join('; ')}`);
JS
look() {
  for name in current-week-number weeknumber; do
    node -p "'$name ' + JSON.parse(require('fs').readFileSync('node_modules/$name/package.json')).version"
  done
  for zone in UTC Europe/Berlin America/New_York Australia/Sydney Pacific/Auckland America/Santiago; do TZ=$zone node look.cjs; done
}
cat > expected.txt <<'SEEN'
current-week-number 1.0.7
weeknumber 1.2.1
UTC
  2026-01-05 2; 2026-03-30 14; 2026-04-06 15; 2026-07-06 28; 2026-09-28 40; 2026-10-05 41; 2026-12-28 53
Europe/Berlin
  2026-01-05 2; 2026-03-30 14; 2026-04-06 15; 2026-07-06 28; 2026-09-28 40; 2026-10-05 41; 2026-12-28 53
America/New_York
  2026-01-05 2; 2026-03-30 14; 2026-04-06 15; 2026-07-06 28; 2026-09-28 40; 2026-10-05 41; 2026-12-28 53
Australia/Sydney
  2026-01-05 2; 2026-03-30 14; 2026-04-06 16, not 15; 2026-07-06 29, not 28; 2026-09-28 41, not 40; 2026-10-05 41; 2026-12-28 53
Pacific/Auckland
  2026-01-05 2; 2026-03-30 14; 2026-04-06 16, not 15; 2026-07-06 29, not 28; 2026-09-28 40; 2026-10-05 41; 2026-12-28 53
America/Santiago
  2026-01-05 2; 2026-03-30 14; 2026-04-06 16, not 15; 2026-07-06 29, not 28; 2026-09-28 40; 2026-10-05 41; 2026-12-28 53
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

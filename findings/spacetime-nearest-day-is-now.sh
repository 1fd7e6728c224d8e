#!/usr/bin/env bash
# One would expect of nearest, which rounds to minutes, hours, weeks, months and years, that it rounds to a day as well, and of progress
# that it is between 0 and 1, as the README has it: 0.48 of a day is "almost noon".
# With spacetime 7.15.0 nearest('day') leaves a time as it is, whatever it is. The progress of a season of three months is counted against
# two of them: on 15 July it is 0.72, on 31 August 1.49, and nearest('season') is the next one from the first of July on.
# The numbers of weeks go from 1 to 52, whatever the year: in 2026, which has 53, the days from 28 to 31 December are in week 52 as those
# of the week before, and 1 to 3 January 2027 in week 1, as those of the week after.
# This hurts buckets: points that are rounded to days are not joined at all, so that a bar of each is drawn, and a sum by week has eleven
# days in one week and ten in another. So take startOf('day') of twelve hours later, and count weeks by ISO 8601 oneself.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps spacetime@7.15.0

cat > look.cjs <<'JS'
const spacetime = require('spacetime');
console.log('spacetime', require('./node_modules/spacetime/package.json').version);
const at = text => spacetime(text, 'UTC');
for (const text of ['2026-07-05T06:10:20', '2026-07-05T23:44:31']) {
  console.log(text);
  for (const unit of ['minute', 'hour', 'day', 'week', 'month', 'year']) {
    console.log(`  nearest ${unit}: ${at(text).nearest(unit).format('iso')}`);
  }
}
for (const text of ['2026-06-15', '2026-06-30', '2026-07-02', '2026-07-15', '2026-08-31']) {
  const { month, season } = at(text).progress();
  console.log(`${text}: progress of month ${month}, of season ${season}, nearest season ${at(text).nearest('season').format('iso-short')}`);
}
const weeks = {};
for (let day = Date.UTC(2026, 11, 14); day < Date.UTC(2027, 0, 18); day += 86400000) {
  const time = spacetime(day, 'UTC');
  (weeks[`${time.year()} week ${time.week()}`] ??= []).push(time.format('iso-short'));
}
for (const week in weeks) console.log(`${week}: ${weeks[week].length} days, ${weeks[week][0]} to ${weeks[week].at(-1)}`);
JS
cat > expected.txt <<'SEEN'
spacetime 7.15.0
2026-07-05T06:10:20
  nearest minute: 2026-07-05T06:10:00.000Z
  nearest hour: 2026-07-05T06:00:00.000Z
  nearest day: 2026-07-05T06:10:20.000Z
  nearest week: 2026-07-06T00:00:00.000Z
  nearest month: 2026-07-01T00:00:00.000Z
  nearest year: 2027-01-01T00:00:00.000Z
2026-07-05T23:44:31
  nearest minute: 2026-07-05T23:45:00.000Z
  nearest hour: 2026-07-06T00:00:00.000Z
  nearest day: 2026-07-05T23:44:31.000Z
  nearest week: 2026-07-06T00:00:00.000Z
  nearest month: 2026-07-01T00:00:00.000Z
  nearest year: 2027-01-01T00:00:00.000Z
2026-06-15: progress of month 0.47, of season 0.23, nearest season 2026-06-01
2026-06-30: progress of month 0.97, of season 0.48, nearest season 2026-06-01
2026-07-02: progress of month 0.03, of season 0.51, nearest season 2026-09-01
2026-07-15: progress of month 0.45, of season 0.72, nearest season 2026-09-01
2026-08-31: progress of month 0.97, of season 1.49, nearest season 2026-09-01
2026 week 51: 7 days, 2026-12-14 to 2026-12-20
2026 week 52: 11 days, 2026-12-21 to 2026-12-31
2027 week 1: 10 days, 2027-01-01 to 2027-01-10
2027 week 2: 7 days, 2027-01-11 to 2027-01-17
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of a converter of cron expressions from one zone to another that what it returns runs at the same moments, or that it
# refuses what no single expression can say, such as hours of which some are on another day there.
# crontzconvert 1.1.1 converts hours, days and months each for themselves. Monday from 0 to 8 in UTC is, in Phoenix, Sunday from 17 on and
# Monday until 1; it returns Sunday for all, so two of nine runs come a day early. With more than one minute, zones of half an hour keep the
# minutes: every quarter from 9 to 17:45 begins half an hour early in Kolkata, and ends so. The end of 28 February becomes 29 February,
# which is once in four years, and is 1 March in the others. What has one minute, and no day, is right, and so is the change of a weekday or
# month by one run a day.
# This hurts whoever lets people enter schedules in their own zone and stores them in UTC: nightly jobs of a weekday run on the day before
# or wait for the leap year, and no one is told. So store the zone with the expression, and let the scheduler convert moments.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  crontzconvert@1.1.1 croner@9.1.0

cat > look.cjs <<'JS'
const { readFileSync } = require('fs');
for (const name of ['crontzconvert', 'croner']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
}
const { convert } = require('crontzconvert');
const { Cron } = require('croner');
const end = Date.UTC(2027, 0, 2);

/** The moments at which an expression runs in a zone, in the year from 2 January 2026 on. */
const runs = (expression, timezone) => {
  const cron = new Cron(expression, { timezone, paused: true });
  const found = [];
  for (let at = cron.nextRun(new Date(Date.UTC(2026, 0, 2))); at && at < end; at = cron.nextRun(at)) {
    found.push(at.toISOString().slice(0, 16));
  }
  return found;
};
for (const [expression, zone] of [
  ['0 30 12 * * *', 'Asia/Kolkata'],
  ['0 0 2 * * 1', 'America/Phoenix'],
  ['0 0 0-8 * * 1', 'America/Phoenix'],
  ['0 */15 9-17 * * 1-5', 'Asia/Kolkata'],
  ['0 0,30 12 * * *', 'Asia/Kolkata'],
  ['0 30 23 28 2 *', 'Africa/Lagos'],
]) {
  const converted = convert(expression, 'UTC', zone);
  const wanted = runs(expression, 'UTC');
  const got = runs(converted, zone);
  const missing = wanted.filter(at => !got.includes(at));
  const wrong = got.filter(at => !wanted.includes(at));
  console.log(`  ${expression} of UTC is ${converted} of ${zone}`);
  console.log(`    of ${wanted.length} runs in a year ${missing.length} are missing, first ${missing[0] ?? 'none'}; `
    + `${wrong.length} wrong, first ${wrong[0] ?? 'none'}`);
}
JS
cat > expected.txt <<'SEEN'
crontzconvert 1.1.1
croner 9.1.0
  0 30 12 * * * of UTC is 0 0 18 * * * of Asia/Kolkata
    of 365 runs in a year 0 are missing, first none; 0 wrong, first none
  0 0 2 * * 1 of UTC is 0 0 19 * * 0 of America/Phoenix
    of 52 runs in a year 0 are missing, first none; 0 wrong, first none
  0 0 0-8 * * 1 of UTC is 0 0 0,1,17-23 * * 0 of America/Phoenix
    of 468 runs in a year 104 are missing, first 2026-01-05T07:00; 104 wrong, first 2026-01-04T07:00
  0 */15 9-17 * * 1-5 of UTC is 0 */15 14-22 * * 1-5 of Asia/Kolkata
    of 9396 runs in a year 522 are missing, first 2026-01-02T17:30; 522 wrong, first 2026-01-02T08:30
  0 0,30 12 * * * of UTC is 0 0,30 17 * * * of Asia/Kolkata
    of 730 runs in a year 365 are missing, first 2026-01-02T12:30; 365 wrong, first 2026-01-02T11:30
  0 30 23 28 2 * of UTC is 0 30 0 29 2 * of Africa/Lagos
    of 1 runs in a year 1 are missing, first 2026-02-28T23:30; 0 wrong, first none
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

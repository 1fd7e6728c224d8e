#!/usr/bin/env bash
# One would expect of getFiscalYear('GB') that today lies in the current fiscal year it returns, that the last one ends before and the next
# one begins afterwards.
# get-fiscal-year 3.0.6 looks at month and day one by one: a date counts as before the end of the year only if its month is not later than
# that of the end and its day is not either. For a year that ends on 5 April, the 6th to the end of January, February and March are in the
# year to come, so that on 10 January 2026 the current year begins in April and the one that runs is the last. For those that end on the
# 30th it is so on each 31st, as in January, March, May, July and August in the United States.
# This hurts totals of the year to date, budgets and their alerts: on 75 days of a year in Britain, and on
# five in the United States on which a month is closed, they cover a year that has not begun and are 0, and the last year is the one that
# runs. So compare whole dates.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps get-fiscal-year@3.0.6

cat > look.cjs <<'JS'
const GetFiscalYear = require('get-fiscal-year');
console.log('get-fiscal-year', require('./node_modules/get-fiscal-year/package.json').version);
function on(date, country) {
  const years = new GetFiscalYear();
  years.currentDate = new Date(date);
  const { fiscalYearStart, fiscalYearEnd } = years.getFiscalYear(country);
  return { from: fiscalYearStart.slice(0, 10), to: fiscalYearEnd.slice(0, 10) };
}
for (const [country, dates] of [
  ['GB', ['2026-01-05', '2026-01-06', '2026-01-10', '2026-03-31', '2026-04-05', '2026-04-06', '2026-12-31']],
  ['US', ['2026-01-30', '2026-01-31', '2026-02-01', '2026-08-31', '2026-09-30', '2026-10-01']],
  ['JP', ['2026-01-31', '2026-03-31', '2026-04-01']]
]) {
  for (const date of dates) {
    const { from, to } = on(date, country);
    console.log(`${country} on ${date}: current from ${from} to ${to}${from <= date && date <= to ? '' : ', not today'}`);
  }
}
for (const country of ['GB', 'US', 'AU', 'EG', 'IN']) {
  let days = 0;
  for (let day = Date.UTC(2026, 0, 1); day < Date.UTC(2027, 0, 1); day += 86400000) {
    const date = new Date(day).toISOString().slice(0, 10);
    const { from, to } = on(date, country);
    if (date < from || date > to) days++;
  }
  console.log(`${country}: on ${days} of 365 days today is not in the current year`);
}
JS
cat > expected.txt <<'SEEN'
get-fiscal-year 3.0.6
GB on 2026-01-05: current from 2025-04-06 to 2026-04-05
GB on 2026-01-06: current from 2026-04-06 to 2027-04-05, not today
GB on 2026-01-10: current from 2026-04-06 to 2027-04-05, not today
GB on 2026-03-31: current from 2026-04-06 to 2027-04-05, not today
GB on 2026-04-05: current from 2025-04-06 to 2026-04-05
GB on 2026-04-06: current from 2026-04-06 to 2027-04-05
GB on 2026-12-31: current from 2026-04-06 to 2027-04-05
US on 2026-01-30: current from 2025-10-01 to 2026-09-30
US on 2026-01-31: current from 2026-10-01 to 2027-09-30, not today
US on 2026-02-01: current from 2025-10-01 to 2026-09-30
US on 2026-08-31: current from 2026-10-01 to 2027-09-30, not today
US on 2026-09-30: current from 2025-10-01 to 2026-09-30
US on 2026-10-01: current from 2026-10-01 to 2027-09-30
JP on 2026-01-31: current from 2025-04-01 to 2026-03-31
JP on 2026-03-31: current from 2025-04-01 to 2026-03-31
JP on 2026-04-01: current from 2026-04-01 to 2027-03-31
GB: on 75 of 365 days today is not in the current year
US: on 5 of 365 days today is not in the current year
AU: on 3 of 365 days today is not in the current year
EG: on 3 of 365 days today is not in the current year
IN: on 0 of 365 days today is not in the current year
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of a year that begins on 6 April, as the constructor takes month and day, that the five days before belong to the last
# month and quarter of the year that ends with them (HMRC: the tax year runs from 6 April to 5 April).
# With fiscal-year 1.0.0 the day decides on the year only, while month and quarter are those of the calendar month: 1 to 5 April 2026 are in
# the first quarter of the year that ends on 5 April 2026, whose other days are those of April 2025. From the first of April on the quarter
# is 1, and the year follows on the 6th.
# This hurts sums by year and quarter wherever a year does not begin on the first, in Britain, Nepal, Iran or Ethiopia: the last days of a
# year are added to its first quarter, its last quarter has five days less, and a chart in that order shows them a year early. So compare
# dates with the beginnings of one's own quarters.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps fiscal-year@1.0.0 moment@2.30.1

cat > look.cjs <<'JS'
console.log('fiscal-year', require('./node_modules/fiscal-year/package.json').version);
const { default: FiscalYear } = require('fiscal-year');
const tax = FiscalYear({ month: 3, day: 6 });
for (const date of ['2025-04-05', '2025-04-06', '2025-07-05', '2025-07-06', '2026-03-31', '2026-04-01', '2026-04-05', '2026-04-06']) {
  console.log(`${date}: year ${tax.getFiscalYear(date)}, quarter ${tax.getFiscalQuarter(date)}, month ${tax.getFiscalMonth(date)}`);
}
const sums = {};
for (let day = new Date('2025-04-06'); day < new Date('2026-04-06'); day.setUTCDate(day.getUTCDate() + 1)) {
  const date = day.toISOString().slice(0, 10);
  const key = `${tax.getFiscalYear(date)} quarter ${tax.getFiscalQuarter(date)}`;
  (sums[key] ??= []).push(date);
}
for (const key in sums) console.log(`${key}: ${sums[key].length} days, the last is ${sums[key].at(-1)}`);
JS
cat > expected.txt <<'SEEN'
fiscal-year 1.0.0
2025-04-05: year 2025, quarter 1, month 0
2025-04-06: year 2026, quarter 1, month 0
2025-07-05: year 2026, quarter 2, month 3
2025-07-06: year 2026, quarter 2, month 3
2026-03-31: year 2026, quarter 4, month 11
2026-04-01: year 2026, quarter 1, month 0
2026-04-05: year 2026, quarter 1, month 0
2026-04-06: year 2027, quarter 1, month 0
2026 quarter 1: 91 days, the last is 2026-04-05
2026 quarter 2: 92 days, the last is 2025-09-30
2026 quarter 3: 92 days, the last is 2025-12-31
2026 quarter 4: 90 days, the last is 2026-03-31
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

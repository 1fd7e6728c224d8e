#!/usr/bin/env bash
# One would expect of a converter of dates to Excel's numbers that a time of day becomes the fraction that it is in a worksheet, 46208.75
# for 18:00 of 5 July 2026, or is left out, so that the day stays (ECMA-376, SpreadsheetML, on dates and times: the whole part is the day).
# js-excel-date-convert 1.0.2 rounds to the nearest day: from noon of UTC on it is the next one, before that the same. 11:59 and 12:00 are
# two days, 20:00 of New Year's Eve is in the next year. Its other direction keeps fractions, so there and back an afternoon is midnight of
# the day after. excel-date-to-js 1.1.5 gives 46208.75 for 18:00.
# This hurts whoever exports what was measured, sold or worked: half of all rows are on the wrong day, and sums of days and months take from
# the days before. From California to Japan midnight of the machine's own zone is rounded to the right day, so tests with dates that have no
# time see nothing of it. So cut the time off before, in UTC, or use the other one.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  js-excel-date-convert@1.0.2 excel-date-to-js@1.1.5

cat > look.cjs <<'JS'
const { readFileSync } = require('fs');
for (const name of ['js-excel-date-convert', 'excel-date-to-js']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
}
const { toExcelDate, fromExcelDate } = require('js-excel-date-convert');
const { getExcelDateFromJs } = require('excel-date-to-js');
for (const text of ['2026-07-05T00:00:00Z', '2026-07-05T11:59:00Z', '2026-07-05T12:00:00Z', '2026-07-05T18:00:00Z',
  '2026-12-31T20:00:00Z']) {
  const date = new Date(text);
  const number = toExcelDate(date);
  console.log(`  ${text}: ${number}, back ${fromExcelDate(number).toISOString().slice(0, 16)}; `
    + `excel-date-to-js ${+getExcelDateFromJs(date).toFixed(5)}`);
}
console.log(`  46208.75 is ${fromExcelDate(46208.75).toISOString().slice(0, 16)}`);
JS
cat > expected.txt <<'SEEN'
js-excel-date-convert 1.0.2
excel-date-to-js 1.1.5
  2026-07-05T00:00:00Z: 46208, back 2026-07-05T00:00; excel-date-to-js 46208
  2026-07-05T11:59:00Z: 46208, back 2026-07-05T00:00; excel-date-to-js 46208.49931
  2026-07-05T12:00:00Z: 46209, back 2026-07-06T00:00; excel-date-to-js 46208.5
  2026-07-05T18:00:00Z: 46209, back 2026-07-06T00:00; excel-date-to-js 46208.75
  2026-12-31T20:00:00Z: 46388, back 2027-01-01T00:00; excel-date-to-js 46387.83333
  46208.75 is 2026-07-05T18:00
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

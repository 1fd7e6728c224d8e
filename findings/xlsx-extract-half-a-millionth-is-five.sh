#!/usr/bin/env bash
# One would expect of xlsx-extract, whose README says of its conversion of whole numbers "round to int when number format is integer", that 21.7
# in the format 0 is 22, as the spreadsheet shows it, that 25 % are the same number in the formats 0% and 0.0%, and that a date is the same
# moment in whatever zone the machine is, since without ignore_timezone dates are read as UTC.
# With 0.2.0 a number in a whole format is written out and read up to the first character that is no digit: 21.7 is 21, 0.9 and -0.9 are 0, and
# as JavaScript writes 0.0000005 as 5e-7, that is 5, and 1.5e21 is 1. In 0% a number is a hundred times itself, in 0.0% it is itself, rounded to
# a tenth: 25 and 0.3 for one value. On the day on which the machine's clock changes, a time is an hour off from then on.
# This hurts measurements in a sheet that shows them without decimals: a leak rate of next to nothing is the largest value of the column, sums
# are too low by a half for each row, shares change by a hundredfold with the look of a cell. Rows of the last Sundays of March and October
# come twice or not at all in their hour. So read with raw_values: true and convert the numbers oneself.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  xlsx-extract@0.2.0
package=python3-xlsxwriter
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > write.py <<'PY'
import datetime, xlsxwriter

book = xlsxwriter.Workbook('numbers.xlsx')
sheet = book.add_worksheet()
row = 0
for text in ['General', '0', '#,##0', '0.00', '0%', '0.0%']:
    look = book.add_format({'num_format': text})
    sheet.write_string(row, 0, text)
    for column, value in enumerate([21.7, 0.9, -0.9, 0.25, 0.0000005, 1.5e21], 1):
        sheet.write_number(row, column, value, look)
    row += 1
look = book.add_format({'num_format': 'yyyy-mm-dd hh:mm'})
for month, day, hour in [(3, 28, 12), (3, 29, 0), (3, 29, 12), (3, 30, 12), (10, 25, 12)]:
    moment = datetime.datetime(2026, month, day, hour, 30)
    sheet.write_string(row, 0, moment.isoformat())
    sheet.write_datetime(row, 1, moment, look)
    row += 1
book.close()
PY
cat > look.cjs <<'JS'
const { XLSX } = require('xlsx-extract');

new XLSX().extract('numbers.xlsx')
  .on('error', error => { throw error; })
  .on('row', ([name, ...values]) => {
    const dated = values[0] instanceof Date;
    if (dated !== (process.argv[2] === 'dates')) return;
    console.log(`  ${name}: ${values.map(value => dated ? value.toISOString() : value).join(', ')}`);
  });
JS
look() {
  dpkg-query -W -f='${Package} ${Version}\n' $package
  echo "xlsx-extract $(node -p "require('./node_modules/xlsx-extract/package.json').version")"
  echo 'numbers'
  node look.cjs numbers
  for zone in UTC Europe/Berlin; do
    echo "dates in $zone"
    TZ=$zone node look.cjs dates
  done
}
/usr/bin/python3 write.py
cat > expected.txt <<'SEEN'
python3-xlsxwriter 3.0.2-2
xlsx-extract 0.2.0
numbers
  General: 21.7, 0.9, -0.9, 0.25, 5e-7, 1.5e+21
  0: 21, 0, 0, 0, 5, 1
  #,##0: 21, 0, 0, 0, 5, 1
  0.00: 21.7, 0.9, -0.9, 0.25, 0, 1.5e+21
  0%: 2170, 90, -90, 25, 0, 1.5e+23
  0.0%: 21.7, 0.9, -0.9, 0.3, 0, 1.5e+21
dates in UTC
  2026-03-28T12:30:00: 2026-03-28T12:30:00.000Z
  2026-03-29T00:30:00: 2026-03-29T00:30:00.000Z
  2026-03-29T12:30:00: 2026-03-29T12:30:00.000Z
  2026-03-30T12:30:00: 2026-03-30T12:30:00.000Z
  2026-10-25T12:30:00: 2026-10-25T12:30:00.000Z
dates in Europe/Berlin
  2026-03-28T12:30:00: 2026-03-28T12:30:00.000Z
  2026-03-29T00:30:00: 2026-03-29T00:30:00.000Z
  2026-03-29T12:30:00: 2026-03-29T11:30:00.000Z
  2026-03-30T12:30:00: 2026-03-30T12:30:00.000Z
  2026-10-25T12:30:00: 2026-10-25T13:30:00.000Z
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

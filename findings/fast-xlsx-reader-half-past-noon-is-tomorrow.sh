#!/usr/bin/env bash
# One would expect of fast-xlsx-reader's convertToDate, of a cell read as a date and of a schema's type: Date, that the serial number of a
# spreadsheet is the moment that it says (ECMA-376 part 1, 18.17.4.1: the integer is the day, the fraction the time of it), as its own
# documentation has it, "Convert an Excel serial number to an instance of Date", and that a date as text is that date.
# With 0.3.1 twelve hours are added to each: 12:30 is 00:30 of the next day, midnight is noon. A number that comes as text loses its time of
# day, and of a text such as 2026-01-15 the year alone is taken, as a serial number: it is a day of July 1905. A time behind that is dropped.
# This hurts whoever imports measurements or bookings: the days look right as long as they have no time, since noon is the same day nearly
# everywhere; with times all of the afternoon counts to the day after, shifts and night rates change places, and what came as text is 1905.
# So read the cells without a type, and convert a number n with new Date(Math.round((n - 25569) * 864e5)), a text with new Date(text).
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  fast-xlsx-reader@0.3.1
package=python3-xlsxwriter
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > write.py <<'PY'
import datetime, xlsxwriter

book = xlsxwriter.Workbook('times.xlsx')
sheet = book.add_worksheet()
as_time = book.add_format({'num_format': 'yyyy-mm-dd hh:mm'})
sheet.write_row(0, 0, ['written', 'time'])
for row, (hour, minute) in enumerate([(0, 0), (8, 15), (12, 30), (23, 45)], 1):
    moment = datetime.datetime(2026, 1, 15, hour, minute)
    sheet.write_string(row, 0, moment.isoformat(' '))
    sheet.write_datetime(row, 1, moment, as_time)
for row, text in enumerate(['46037.75', '2026-01-15', '2026-01-15T12:30:00Z'], 5):
    sheet.write_string(row, 0, 'a text')
    sheet.write_string(row, 1, text)
book.close()
PY
cat > look.cjs <<'JS'
const { createReader } = require('fast-xlsx-reader');

console.log('fast-xlsx-reader', require('fast-xlsx-reader/package.json').version);
const log = console.log;
console.log = () => {};
const reader = createReader({ input: 'times.xlsx' });
console.log = log;
reader.readNext();
for (let row; (row = reader.readNext());) {
  const [written, time] = row;
  console.log(`${written}, in the cell ${JSON.stringify(time)}, is ${reader.convertToDate(time).toISOString()}`);
}
JS
look() {
  dpkg-query -W -f='${Package} ${Version}\n' $package
  node look.cjs
}
/usr/bin/python3 write.py
cat > expected.txt <<'SEEN'
python3-xlsxwriter 3.0.2-2
fast-xlsx-reader 0.3.1
2026-01-15 00:00:00, in the cell 46037, is 2026-01-15T12:00:00.000Z
2026-01-15 08:15:00, in the cell 46037.34375, is 2026-01-15T20:15:00.000Z
2026-01-15 12:30:00, in the cell 46037.52083333334, is 2026-01-16T00:30:00.000Z
2026-01-15 23:45:00, in the cell 46037.98958333334, is 2026-01-16T11:45:00.000Z
a text, in the cell "46037.75", is 2026-01-15T12:00:00.000Z
a text, in the cell "2026-01-15", is 1905-07-18T12:00:00.000Z
a text, in the cell "2026-01-15T12:30:00Z", is 1905-07-18T12:00:00.000Z
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

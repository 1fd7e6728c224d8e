#!/usr/bin/env bash
# One would expect of xlsx-stream-reader that a cell with 0 is 0, as one with 1 is 1, and that whether another cell of the workbook has a number
# format does not matter to it.
# With 1.1.1 and its defaults numbers of a workbook that has no number format of its own come as numbers, and 0 comes as the empty text, which
# is what an empty cell is. As soon as any cell of the workbook has a format of its own, a date for example, all are texts, and the 0 is "0".
# With formatting: false it is "0" as well.
# This hurts tables of measurements, counts and stock, which are written without formats by programs: what was zero is missing. Means are too
# high, the smallest value is the smallest above zero, a series has gaps where the machine stood still, and the same import works with a
# workbook that has a date in it. So read with formatting: false.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  xlsx-stream-reader@1.1.1
package=python3-xlsxwriter
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > write.py <<'PY'
import datetime, xlsxwriter

for name in ['plain', 'dated']:
    book = xlsxwriter.Workbook(name + '.xlsx')
    sheet = book.add_worksheet()
    for row, values in enumerate([['sensor', 'level'], ['a', 1], ['a', 0], ['a', 2.5], ['a', -3]]):
        sheet.write_row(row, 0, values)
    # two columns further on, of no concern to the others
    if name == 'dated':
        as_day = book.add_format({'num_format': 'yyyy-mm-dd'})
        sheet.write_datetime(0, 3, datetime.datetime(2026, 1, 15), as_day)
    book.close()
PY
cat > look.cjs <<'JS'
const { createReadStream } = require('fs');
const StreamReader = require('xlsx-stream-reader');

const read = (input, options) => new Promise((resolve, reject) => {
  const rows = [];
  const reader = new StreamReader(options);
  reader.on('worksheet', sheet => {
    sheet.on('row', row => rows.push(row.values[2]));
    sheet.process();
  });
  reader.on('end', () => resolve(rows.slice(1)));
  reader.on('error', reject);
  createReadStream(input).pipe(reader);
});
(async () => {
  console.log('xlsx-stream-reader', require('xlsx-stream-reader/package.json').version);
  for (const name of ['plain', 'dated']) {
    for (const options of [{}, { formatting: false }]) {
      console.log(`${name} ${JSON.stringify(options)}: ${JSON.stringify(await read(`${name}.xlsx`, options))}`);
    }
  }
})();
JS
look() {
  dpkg-query -W -f='${Package} ${Version}\n' $package
  node look.cjs
}
/usr/bin/python3 write.py
cat > expected.txt <<'SEEN'
python3-xlsxwriter 3.0.2-2
xlsx-stream-reader 1.1.1
plain {}: [1,"",2.5,-3]
plain {"formatting":false}: ["1","0","2.5","-3"]
dated {}: ["1","0","2.5","-3"]
dated {"formatting":false}: ["1","0","2.5","-3"]
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of the npm package excel, "native node.js Excel file parser", that of a workbook the rows come that are in it. ECMA-376 says
# (part 1, 12.3.15) that a workbook may have a part with shared strings: one of numbers alone needs none, and a text may as well stand in its
# cell, as inlineStr (18.18.11), which is how libraries write that do not keep all texts in memory.
# excel 1.0.1 parses the shared strings before it looks at the cells, and where there are none it resolves to [], no rows, as for an empty
# sheet. Nothing is thrown; the XML parser has written "invalid doc source" to stderr, without the name of the file.
# This hurts exports of measurements: those of times and numbers without a header line, and all that XlsxWriter has written with
# constant_memory, which it recommends for large ones, are read as no data. An import runs through and imports nothing, and the series just ends
# on the day on which the export lost its header. So take [] for a failure, and read such files with another package.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  excel@1.0.1 xlsx-stream-reader@1.1.1
package=python3-xlsxwriter
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > write.py <<'PY'
import xlsxwriter

def write(name, rows, **options):
    book = xlsxwriter.Workbook(name + '.xlsx', options)
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()

named = [['second', 'attic'], [60, 21.5], [120, 22]]
write('shared', named)
write('numbers', named[1:])
write('inline', named, constant_memory=True)
PY
cat > look.cjs <<'JS'
const { default: parse } = require('excel');
const { createReadStream } = require('fs');
const StreamReader = require('xlsx-stream-reader');

const otherwise = input => new Promise((resolve, reject) => {
  const rows = [];
  const reader = new StreamReader();
  reader.on('worksheet', sheet => {
    sheet.on('row', row => rows.push(row.values.slice(1)));
    sheet.process();
  });
  reader.on('end', () => resolve(rows));
  reader.on('error', reject);
  createReadStream(input).pipe(reader);
});
(async () => {
  for (const name of ['excel', 'xlsx-stream-reader']) console.log(name, require(`${name}/package.json`).version);
  for (const name of ['shared', 'numbers', 'inline']) {
    console.log(name);
    console.log(`  excel: ${JSON.stringify(await parse(`${name}.xlsx`))}`);
    console.log(`  xlsx-stream-reader: ${JSON.stringify(await otherwise(`${name}.xlsx`))}`);
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
excel 1.0.1
xlsx-stream-reader 1.1.1
shared
  excel: [["second","attic"],["60","21.5"],["120","22"]]
  xlsx-stream-reader: [["second","attic"],[60,21.5],[120,22]]
numbers
  excel: []
  xlsx-stream-reader: [[60,21.5],[120,22]]
inline
  excel: []
  xlsx-stream-reader: [["second","attic"],[60,21.5],[120,22]]
SEEN
look 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of a date in a dBase file that it is read as the day that is written there, as the format keeps it as eight digits,
# YYYYMMDD; and that what was left blank is missing: a number is a text filled up with blanks, and a logical value that was not entered
# is a blank or "?".
# With dbf-reader 1.0.3 each date is a month late, and the last days of a month fall into the one after that: 31 January is 3 March, as
# 3 February is, and 31 December is in the next year. A number left blank is 0, and a logical value left blank is false. dbffile 1.13.0,
# which wrote the file, reads what it wrote.
# This hurts whoever draws measurements out of old plants' and authorities' tables, which are often dBase: the curve of a year begins in
# February, days of two months lie upon each other, and where nothing was measured the level is 0. Two days that became one cannot be
# told apart any more, so read with another reader.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  dbf-reader@1.0.3 dbffile@1.13.0

cat > look.cjs <<'JS'
const fs = require('fs');
const { Dbf } = require('dbf-reader');
const { DBFFile } = require('dbffile');
for (const name of ['dbf-reader', 'dbffile']) {
  console.log(name, JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`)).version);
}
const show = row => `${row.DAY.toISOString().slice(0, 10)} level ${row.LEVEL} frost ${row.FROST}`;
(async () => {
  const written = await DBFFile.create('levels.dbf', [
    { name: 'DAY', type: 'D', size: 8 },
    { name: 'LEVEL', type: 'N', size: 8, decimalPlaces: 2 },
    { name: 'FROST', type: 'L', size: 1 }
  ]);
  const days = [['2026-01-15', 1.5, true], ['2026-01-31', null, null], ['2026-02-03', 2, false], ['2026-12-31', 3, true]];
  await written.appendRecords(days.map(([day, LEVEL, FROST]) => ({ DAY: new Date(`${day}T00:00:00Z`), LEVEL, FROST })));
  const same = await (await DBFFile.open('levels.dbf')).readRecords();
  const { rows } = Dbf.read(fs.readFileSync('levels.dbf'));
  days.forEach((_, i) => console.log(`dbffile ${show(same[i])}, dbf-reader ${show(rows[i])}`));
})();
JS
cat > expected.txt <<'SEEN'
dbf-reader 1.0.3
dbffile 1.13.0
dbffile 2026-01-15 level 1.5 frost true, dbf-reader 2026-02-15 level 1.5 frost true
dbffile 2026-01-31 level null frost null, dbf-reader 2026-03-03 level 0 frost false
dbffile 2026-02-03 level 2 frost false, dbf-reader 2026-03-03 level 2 frost false
dbffile 2026-12-31 level 3 frost true, dbf-reader 2027-01-31 level 3 frost true
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

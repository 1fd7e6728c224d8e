#!/usr/bin/env bash
# One would expect of a reader of dBase files that it finds the first record where the header ends, by its own word: bytes 8 and 9 are its
# length. The descriptions of dBase III have them for this: behind the columns there is the terminator 0x0D, and in the files of some
# programs a byte more, which the length counts.
# parsedbf 2.0.0, with which shpjs reads the attributes of shapefiles, takes the length from the header and then works out the place from
# the number of columns, without the byte more. dbffile 1.13.0 writes one. So all that dbffile wrote is read a byte early: a level of
# -1.25 at hour 3 is 3, its last digit stands before the text, 15 January is the 1st. dbffile, and dbf-reader too, read the columns well.
# This hurts whoever draws a table that came with a map, or that a script wrote: there are numbers where numbers belong, and they are
# made of the neighbouring column. So compare the length in the header with 33 and 32 for each column, and cut out what is beyond.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  parsedbf@2.0.0 dbffile@1.13.0 dbf-reader@1.0.3

cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { DBFFile } from 'dbffile';
import reader from 'dbf-reader';
import parse from 'parsedbf';

for (const name of ['parsedbf', 'dbffile', 'dbf-reader']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
}
const written = await DBFFile.create('levels.dbf', [
  { name: 'HOUR', type: 'N', size: 4 },
  { name: 'LEVEL', type: 'N', size: 8, decimalPlaces: 2 },
  { name: 'STATE', type: 'C', size: 6 },
  { name: 'DAY', type: 'D', size: 8 }
]);
await written.appendRecords([
  { HOUR: 3, LEVEL: -1.25, STATE: 'dry', DAY: new Date('2026-01-15T00:00:00Z') },
  { HOUR: 4, LEVEL: 0.5, STATE: 'dry', DAY: new Date('2026-01-16T00:00:00Z') },
  { HOUR: 15, LEVEL: -10.75, STATE: 'wet', DAY: new Date('2026-12-31T00:00:00Z') }
]);
const bytes = readFileSync('levels.dbf');
const [length, columns] = [bytes.readUInt16LE(8), 4];
console.log(`the header says ${length} bytes, ${length - 32 - 32 * columns} behind the columns: ` +
  bytes.subarray(32 + 32 * columns, length).toString('hex'));
console.log(`the first record: "${bytes.subarray(length, length + bytes.readUInt16LE(10))}"`);

const show = (name, rows) => rows.forEach(({ HOUR, LEVEL, STATE, DAY }) =>
  console.log(`${name}: HOUR ${HOUR}, LEVEL ${LEVEL}, STATE "${STATE}"${DAY ? ', DAY ' + DAY.toISOString().slice(0, 10) : ''}`));
show('dbffile', await (await DBFFile.open('levels.dbf')).readRecords());
show('dbf-reader', reader.Dbf.read(bytes).rows.map(({ DAY, ...others }) => others));
show('parsedbf', parse(new DataView(bytes.buffer, bytes.byteOffset, bytes.length)));
JS
cat > expected.txt <<'SEEN'
parsedbf 2.0.0
dbffile 1.13.0
dbf-reader 1.0.3
the header says 162 bytes, 2 behind the columns: 0d00
the first record: "    3   -1.25dry   20260115"
dbffile: HOUR 3, LEVEL -1.25, STATE "dry", DAY 2026-01-15
dbffile: HOUR 4, LEVEL 0.5, STATE "dry", DAY 2026-01-16
dbffile: HOUR 15, LEVEL -10.75, STATE "wet", DAY 2026-12-31
dbf-reader: HOUR 3, LEVEL -1.25, STATE "dry"
dbf-reader: HOUR 4, LEVEL 0.5, STATE "dry"
dbf-reader: HOUR 15, LEVEL -10.75, STATE "wet"
parsedbf: HOUR NaN, LEVEL 3, STATE "5dry", DAY 2026-01-01
parsedbf: HOUR NaN, LEVEL 4, STATE "5dry", DAY 2026-01-01
parsedbf: HOUR 1, LEVEL 5, STATE "5wet", DAY 2026-12-03
SEEN
TZ=UTC node look.mjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

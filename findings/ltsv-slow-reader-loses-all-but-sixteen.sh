#!/usr/bin/env bash
# One would expect of a stream that makes a record of each line of LTSV that all lines come out, once, however fast the reader is.
# ltsv 2.0.0 (createLtsvToJsonStream) stops where its queue of 16 is full, keeps the line that it has put there as not yet done, and puts it
# there again with the next chunk, and at the end of the input only once more: to a reader that is slower than the file, of 100 lines in one
# chunk 16 come out, the last of them twice, and of 100 chunks the 16th comes 86 times. Piped into a file, as its README pipes it, 20000
# lines are a few thousand. With a listener for 'data' that is done at once all is right, and there is no error in any case.
# This hurts logs that go through it into a database or a file: the first lines are there, most are not, some are there twice, and how many
# depends on how fast the machine is. With a short log, as in a test, all is there. So split into lines oneself and call ltsv.parseLine.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  ltsv@2.0.0

cat > look.cjs <<'JS'
const fs = require('fs');
const { Readable } = require('stream');
const { pipeline } = require('stream/promises');
const ltsv = require('ltsv');
console.log('ltsv', JSON.parse(fs.readFileSync('node_modules/ltsv/package.json')).version);

const log = count => Array.from({ length: count }, (_, i) => `line:${i}\tvalue:${i % 7}\n`);
/** What comes out for a reader that takes one record at a time, with a pause after it. */
async function look(name, chunks) {
  const read = [];
  const stream = ltsv.createLtsvToJsonStream({ objectMode: true });
  Readable.from(chunks.map(chunk => Buffer.from(chunk)), { objectMode: false }).pipe(stream);
  for await (const { line } of stream) {
    read.push(line);
    await new Promise(resolve => setImmediate(resolve));
  }
  console.log(`  ${name}: ${read.length} records, ${new Set(read).size} different ones, the last ${read.at(-1)}`);
}
(async () => {
  await look('10 lines in one chunk, slow reader', [log(10).join('')]);
  await look('100 lines in one chunk, slow reader', [log(100).join('')]);
  await look('100 lines in 100 chunks, slow reader', log(100));
  let all = 0;
  const stream = ltsv.createLtsvToJsonStream({ objectMode: true }).on('data', () => all++);
  await pipeline(Readable.from([Buffer.from(log(100).join(''))], { objectMode: false }), stream);
  console.log(`  100 lines in one chunk, a listener that is done at once: ${all} records`);
  fs.writeFileSync('access.log', log(20000).join(''));
  const json = ltsv.createLtsvToJsonStream({ encoding: 'utf8', objectMode: false, strict: false });
  await pipeline(fs.createReadStream('access.log'), json, fs.createWriteStream('access.json'));
  const written = fs.readFileSync('access.json', 'utf8').match(/\{[^}]*\}/g).map(text => JSON.parse(text).line);
  console.log(`  20000 lines of a file piped into another: all there ${new Set(written).size === 20000}`);
})();
JS
cat > expected.txt <<'SEEN'
ltsv 2.0.0
  10 lines in one chunk, slow reader: 10 records, 10 different ones, the last 9
  100 lines in one chunk, slow reader: 17 records, 16 different ones, the last 15
  100 lines in 100 chunks, slow reader: 101 records, 16 different ones, the last 15
  100 lines in one chunk, a listener that is done at once: 100 records
  20000 lines of a file piped into another: all there false
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

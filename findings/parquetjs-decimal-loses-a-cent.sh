#!/usr/bin/env bash
# One would expect of a Parquet writer that 1.15 put into a column of type DECIMAL with a scale of 2 is the unscaled integer 115 (parquet-format,
# LogicalTypes.md, DECIMAL), the nearest to what was given; and of the reader of the same package that it reads what its writer wrote.
# @dsnp/parquetjs 1.8.8 multiplies and cuts off downwards: in binary 1.15 x 100 is 114.99999999999999, so 1.14 is written, 8.7 is 8.69 and -1.1
# is -1.11. And a decimal of up to nine digits, which its writer stores in eight bytes each, its reader takes for four: the other half of each
# comes as a value of its own, 0 or -0.01, and of seven prices the last three are gone. Another reader sees all seven, with the same wrong
# cents, so those are in the file. From ten digits on only the cents are wrong.
# This hurts prices, meter readings and whatever else was made a decimal so as to be exact: of all prices from 0.00 to 9.99 one in fourteen
# is a cent too low, a total does not add up, and read with the same package a series of nine digits is one point further each time,
# with zeros between. So hand in numbers that have been multiplied and rounded, into an INT64, and divide after reading.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  @dsnp/parquetjs@1.8.8 hyparquet@1.33.0

cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { asyncBufferFromFile, parquetRead } from 'hyparquet';
import parquetjs from '@dsnp/parquetjs';

const { ParquetReader, ParquetSchema, ParquetWriter } = parquetjs;
const write = async (precision, prices) => {
  const writer = await ParquetWriter.openFile(new ParquetSchema({ price: { type: 'DECIMAL', precision, scale: 2 } }), 'prices.parquet');
  for (const price of prices) await writer.appendRow({ price });
  await writer.close();
};
const readBack = async () => {
  const reader = await ParquetReader.openFile('prices.parquet');
  const cursor = reader.getCursor();
  const prices = [];
  for (let row; (row = await cursor.next());) prices.push(row.price);
  await reader.close();
  return prices;
};
const readByAnother = async () => {
  let prices;
  const file = await asyncBufferFromFile('prices.parquet');
  await parquetRead({ file, rowFormat: 'object', onComplete: rows => { prices = rows.map(row => row.price); } });
  return prices;
};

for (const name of ['@dsnp/parquetjs', 'hyparquet']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version.replace('v', ''));
}
const prices = [1.15, 0.29, -0.29, 8.7, 20, 4.35, -1.1];
console.log(`given: ${prices.join(', ')}`);
for (const precision of [9, 10]) {
  await write(precision, prices);
  console.log(`decimal of ${precision} digits, read by parquetjs: ${(await readBack()).join(', ')}`);
  console.log(`decimal of ${precision} digits, read by hyparquet: ${(await readByAnother()).join(', ')}`);
}
const all = Array.from({ length: 1000 }, (_, cents) => Number((cents / 100).toFixed(2)));
await write(10, all);
console.log(`of ${all.length} prices from 0.00 to 9.99 wrong: ${(await readByAnother()).filter((price, i) => price !== all[i]).length}`);
JS
cat > expected.txt <<'SEEN'
@dsnp/parquetjs 1.8.8
hyparquet 1.33.0
given: 1.15, 0.29, -0.29, 8.7, 20, 4.35, -1.1
decimal of 9 digits, read by parquetjs: 1.14, 0, 0.28, 0, -0.29, -0.01, 8.69
decimal of 9 digits, read by hyparquet: 1.14, 0.28, -0.29, 8.69, 20, 4.34, -1.11
decimal of 10 digits, read by parquetjs: 1.14, 0.28, -0.29, 8.69, 20, 4.34, -1.11
decimal of 10 digits, read by hyparquet: 1.14, 0.28, -0.29, 8.69, 20, 4.34, -1.11
of 1000 prices from 0.00 to 9.99 wrong: 69
SEEN
node look.mjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

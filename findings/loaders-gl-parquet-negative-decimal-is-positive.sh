#!/usr/bin/env bash
# One would expect of a Parquet reader that a DECIMAL in bytes is what the format says (parquet-format, LogicalTypes.md, DECIMAL: the unscaled
# value is "encoded as two's complement using big-endian byte order"), below zero as above. Arrow and Hive write decimals so, and Spark those
# of more than 18 digits, as FIXED_LEN_BYTE_ARRAY.
# The ParquetJSONLoader of @loaders.gl/parquet 4.5.2 adds the bytes up as a number without a sign, and what is then too large for the column's
# digits it cuts to them: -1.15 of five digits in three bytes is 771.01, of ten digits in five bytes 95116276.61, and in the sixteen bytes of
# 38 digits 4.03e35. Zero and what is above are right, and so are decimals in INT32 and INT64.
# This hurts temperatures, balances, corrections and net meters: the frost is a heat of 771 degrees, and in few digits it looks measured; a
# refund is revenue. A map coloured by it has its highest value where the lowest is. So let the writer store decimals as INT32 or INT64 (as
# Spark does up to 18 digits with spark.sql.parquet.writeLegacyFormat=false), or read with hyparquet.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  @loaders.gl/parquet@4.5.2 @loaders.gl/core@4.5.2 @dsnp/parquetjs@1.8.8 hyparquet@1.33.0

cat > look.cjs <<'JS'
const { readFileSync } = require('fs');
const { parse } = require('@loaders.gl/core');
const { ParquetJSONLoader } = require('@loaders.gl/parquet');
const { ParquetSchema, ParquetWriter } = require('@dsnp/parquetjs');

const unscaled = (cents, length) => Buffer.from(BigInt.asUintN(8 * length, BigInt(cents)).toString(16).padStart(2 * length, '0'), 'hex');
const shown = ({ three, five, sixteen, number }) => `${three} ${five} ${sixteen} ${number}`;

(async () => {
  for (const name of ['@loaders.gl/parquet', 'hyparquet']) {
    console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
  }
  // this writer takes the bytes of a decimal as they are
  const schema = new ParquetSchema({
    three: { type: 'DECIMAL', precision: 5, scale: 2, typeLength: 3 },
    five: { type: 'DECIMAL', precision: 10, scale: 2, typeLength: 5 },
    sixteen: { type: 'DECIMAL', precision: 38, scale: 2, typeLength: 16 },
    number: { type: 'DECIMAL', precision: 18, scale: 2 }
  });
  const writer = await ParquetWriter.openFile(schema, 'decimals.parquet', { useDataPageV2: false });
  for (const cents of [2150, 0, -115, -1, -2000]) {
    await writer.appendRow({ three: unscaled(cents, 3), five: unscaled(cents, 5), sixteen: unscaled(cents, 16), number: cents / 100 });
  }
  await writer.close();

  console.log('decimals in 3 bytes, 5 bytes, 16 bytes and INT64');
  const { asyncBufferFromFile, parquetRead } = await import('hyparquet');
  const file = await asyncBufferFromFile('decimals.parquet');
  await parquetRead({ file, rowFormat: 'object', onComplete: rows => rows.forEach(row => console.log('  hyparquet', shown(row))) });
  const bytes = new Uint8Array(readFileSync('decimals.parquet')).buffer;
  const { data } = await parse(bytes, ParquetJSONLoader, { worker: false });
  data.forEach(row => console.log('  loaders.gl', shown(row)));
})();
JS
cat > expected.txt <<'SEEN'
@loaders.gl/parquet 4.5.2
hyparquet 1.33.0
decimals in 3 bytes, 5 bytes, 16 bytes and INT64
  hyparquet 21.5 21.5 21.5 21.5
  hyparquet 0 0 0 0
  hyparquet -1.15 -1.15 -1.15 -1.15
  hyparquet -0.01 -0.01 -0.01 -0.01
  hyparquet -20 -20 -20 -20
  loaders.gl 21.5 21.5 21.5 21.5
  loaders.gl 0 0 0 0
  loaders.gl 771.01 95116276.61 4.028236692093845e+35 -1.1500000000000001
  loaders.gl 772.15 95116277.75 4.028236692093845e+35 -0.01
  loaders.gl 752.16 95116257.76 4.028236692093845e+35 -20
SEEN
node look.cjs 2> errors.txt | grep -v zstd-codec | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'

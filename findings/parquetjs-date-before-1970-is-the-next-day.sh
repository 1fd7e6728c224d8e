#!/usr/bin/env bash
# One would expect of a Parquet writer that a JavaScript date put into a column of type DATE is the day it lies in, before
# 1970 as after: the format counts days since then, with a sign.
# With @dsnp/parquetjs 1.8.8 and parquetjs-lite 0.8.7 the count is cut off towards zero. Whatever is not midnight of UTC is
# the right day after 1970 and the next day before. TIMESTAMP_MICROS has no such edge. Another reader sees the same, so it is
# in the file.
# This hurts dates of birth, first records of a climate series and old ledgers: a date without a zone is midnight of the
# machine's own, which in America is never midnight of UTC. So write Date.UTC(year, month, day).
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  @dsnp/parquetjs@1.8.8 parquetjs-lite@0.8.7 hyparquet@1.33.0

cat > look.mjs <<'JS'
import { createRequire } from 'module';
import { asyncBufferFromFile, parquetRead } from 'hyparquet';
const require = createRequire(import.meta.url);
const days = [new Date(2024, 4, 5), new Date(1970, 0, 5), new Date(1960, 4, 5), new Date(Date.UTC(1960, 4, 5))];

for (const name of ['@dsnp/parquetjs', 'parquetjs-lite']) {
  const { ParquetSchema, ParquetWriter } = require(name);
  const writer = await ParquetWriter.openFile(
    new ParquetSchema({ day: { type: 'DATE' }, time: { type: 'TIMESTAMP_MICROS' } }),
    'days.parquet'
  );
  for (const day of days) await writer.appendRow({ day, time: day });
  await writer.close();
  console.log(name);
  await parquetRead({
    file: await asyncBufferFromFile('days.parquet'),
    rowFormat: 'object',
    onComplete: rows =>
      rows.forEach(row => console.log(`  ${row.time.toISOString()} is ${row.day.toISOString().slice(0, 10)}`))
  });
}
JS
cat > expected.txt <<'SEEN'
@dsnp/parquetjs
  2024-05-05T04:00:00.000Z is 2024-05-05
  1970-01-05T05:00:00.000Z is 1970-01-05
  1960-05-05T04:00:00.000Z is 1960-05-06
  1960-05-05T00:00:00.000Z is 1960-05-05
parquetjs-lite
  2024-05-05T04:00:00.000Z is 2024-05-05
  1970-01-05T05:00:00.000Z is 1970-01-05
  1960-05-05T04:00:00.000Z is 1960-05-06
  1960-05-05T00:00:00.000Z is 1960-05-05
SEEN
TZ=America/New_York node look.mjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

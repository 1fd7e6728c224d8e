#!/usr/bin/env bash
# One would expect of MessagePack's timestamp that what is written is what is read: it has whole seconds, which may be negative, and
# nanoseconds to add to them, which may not (MessagePack specification, Timestamp extension type), so a quarter of a second after -2 is -2
# and 250000000.
# @ygoe/msgpack 1.0.3 takes the milliseconds as they have to be, always forward, and cuts the seconds towards zero: with a fraction, every
# moment before 1970 is written a second late, and read so by msgpack5 6.1.0 as by itself. In the last second of 1969 it is right, as it is
# for whole seconds, and after 1970. msgpack5 writes all of them right.
# This hurts long series, of weather, of stars or of prices, and dates of birth: what was at 40.5 seconds comes after what was at 41.0,
# steps between values are wrong by a second, and a second's first value stays while all others move. So write seconds and milliseconds as
# numbers of their own, or whole seconds.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  @ygoe/msgpack@1.0.3 msgpack5@6.1.0

cat > look.cjs <<'JS'
const { readFileSync } = require('fs');
for (const name of ['@ygoe/msgpack', 'msgpack5']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
}
const ygoe = require('@ygoe/msgpack');
const other = require('msgpack5')();
for (const time of ['2026-07-05T12:00:00.250Z', '1970-01-01T00:00:00.250Z', '1969-12-31T23:59:59.250Z', '1969-12-31T23:59:58.000Z',
  '1969-12-31T23:59:58.250Z', '1969-07-20T20:17:40.000Z', '1969-07-20T20:17:40.001Z', '1900-01-01T00:00:00.500Z']) {
  const bytes = Buffer.from(ygoe.serialize(new Date(time)));
  const right = other.encode(new Date(time)).slice();
  console.log(time);
  console.log(`  @ygoe/msgpack writes ${bytes.toString('hex')}, read ${ygoe.deserialize(bytes).toISOString()}`
    + `, by msgpack5 ${other.decode(bytes).toISOString()}`);
  console.log(`  msgpack5 writes ${right.toString('hex')}, read ${other.decode(right).toISOString()}`);
}
JS
cat > expected.txt <<'SEEN'
@ygoe/msgpack 1.0.3
msgpack5 6.1.0
2026-07-05T12:00:00.250Z
  @ygoe/msgpack writes d7ff3b9aca006a4a4740, read 2026-07-05T12:00:00.250Z, by msgpack5 2026-07-05T12:00:00.250Z
  msgpack5 writes d7ff3b9aca006a4a4740, read 2026-07-05T12:00:00.250Z
1970-01-01T00:00:00.250Z
  @ygoe/msgpack writes d7ff3b9aca0000000000, read 1970-01-01T00:00:00.250Z, by msgpack5 1970-01-01T00:00:00.250Z
  msgpack5 writes d7ff3b9aca0000000000, read 1970-01-01T00:00:00.250Z
1969-12-31T23:59:59.250Z
  @ygoe/msgpack writes c70cff0ee6b280ffffffffffffffff, read 1969-12-31T23:59:59.250Z, by msgpack5 1969-12-31T23:59:59.250Z
  msgpack5 writes c70cff0ee6b280ffffffffffffffff, read 1969-12-31T23:59:59.250Z
1969-12-31T23:59:58.000Z
  @ygoe/msgpack writes c70cff00000000fffffffffffffffe, read 1969-12-31T23:59:58.000Z, by msgpack5 1969-12-31T23:59:58.000Z
  msgpack5 writes c70cff00000000fffffffffffffffe, read 1969-12-31T23:59:58.000Z
1969-12-31T23:59:58.250Z
  @ygoe/msgpack writes c70cff0ee6b280ffffffffffffffff, read 1969-12-31T23:59:59.250Z, by msgpack5 1969-12-31T23:59:59.250Z
  msgpack5 writes c70cff0ee6b280fffffffffffffffe, read 1969-12-31T23:59:58.250Z
1969-07-20T20:17:40.000Z
  @ygoe/msgpack writes c70cff00000000ffffffffff2795e4, read 1969-07-20T20:17:40.000Z, by msgpack5 1969-07-20T20:17:40.000Z
  msgpack5 writes c70cff00000000ffffffffff2795e4, read 1969-07-20T20:17:40.000Z
1969-07-20T20:17:40.001Z
  @ygoe/msgpack writes c70cff000f4240ffffffffff2795e5, read 1969-07-20T20:17:41.001Z, by msgpack5 1969-07-20T20:17:41.001Z
  msgpack5 writes c70cff000f4240ffffffffff2795e4, read 1969-07-20T20:17:40.001Z
1900-01-01T00:00:00.500Z
  @ygoe/msgpack writes c70cff1dcd6500ffffffff7c558181, read 1900-01-01T00:00:01.500Z, by msgpack5 1900-01-01T00:00:01.500Z
  msgpack5 writes c70cff1dcd6500ffffffff7c558180, read 1900-01-01T00:00:00.500Z
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of CBOR's tag 1 that the number behind it is one of seconds since 1970 (RFC 8949, 3.4.2), which may have a fraction or be
# below zero, so that a time which one library has written is the same in another.
# cbor-sync 1.0.4 takes it for milliseconds: a Date that npm's cbor 10.0.12 has written, tag 1 as long as one does not ask for text, is read
# as one of January 1970, and all of the year 2026 is between the 21st at 10:53 and at 19:39. cbor-sync itself writes texts of tag 0, which
# both read right, so that a test of it with itself finds nothing.
# This hurts whoever reads what sensors and services send as CBOR over MQTT or CoAP: a panel of the last hours is empty, one of all there is
# shows a year in nine hours, and rates are a thousand times too high. So read the tag oneself:
# addSemanticDecode(1, seconds => new Date(seconds * 1000)).
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps cbor-sync@1.0.4 cbor@10.0.12

cat > look.cjs <<'JS'
const { readFileSync } = require('fs');
const libraries = { 'cbor-sync': require('cbor-sync'), cbor: require('cbor') };
for (const name in libraries) console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
for (const time of ['2026-01-01T00:00:00.000Z', '2026-07-05T12:00:00.250Z', '2026-12-31T23:59:59.000Z', '1969-07-20T20:17:40.500Z']) {
  console.log(time);
  for (const writer in libraries) {
    const bytes = libraries[writer].encode(new Date(time));
    const read = Object.keys(libraries).map(reader => `${reader} reads ${libraries[reader].decode(bytes).toISOString()}`);
    console.log(`  written by ${writer} with tag ${bytes[0] & 31}: ${read.join(', ')}`);
  }
}
JS
cat > expected.txt <<'SEEN'
cbor-sync 1.0.4
cbor 10.0.12
2026-01-01T00:00:00.000Z
  written by cbor-sync with tag 0: cbor-sync reads 2026-01-01T00:00:00.000Z, cbor reads 2026-01-01T00:00:00.000Z
  written by cbor with tag 1: cbor-sync reads 1970-01-21T10:53:45.600Z, cbor reads 2026-01-01T00:00:00.000Z
2026-07-05T12:00:00.250Z
  written by cbor-sync with tag 0: cbor-sync reads 2026-07-05T12:00:00.250Z, cbor reads 2026-07-05T12:00:00.250Z
  written by cbor with tag 1: cbor-sync reads 1970-01-21T15:20:52.800Z, cbor reads 2026-07-05T12:00:00.250Z
2026-12-31T23:59:59.000Z
  written by cbor-sync with tag 0: cbor-sync reads 2026-12-31T23:59:59.000Z, cbor reads 2026-12-31T23:59:59.000Z
  written by cbor with tag 1: cbor-sync reads 1970-01-21T19:39:21.599Z, cbor reads 2026-12-31T23:59:59.000Z
1969-07-20T20:17:40.500Z
  written by cbor-sync with tag 0: cbor-sync reads 1969-07-20T20:17:40.500Z, cbor reads 1969-07-20T20:17:40.500Z
  written by cbor with tag 1: cbor-sync reads 1969-12-31T20:03:37.061Z, cbor reads 1969-07-20T20:17:40.500Z
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

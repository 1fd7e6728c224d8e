#!/usr/bin/env bash
# One would expect of an encoder of binary coded decimals that the digits are those of the number, as many as fit: the README has the least
# number of bytes, zeros before a number that is shorter, and digits cut off at the left only where a length is given that is less.
# bcd 1.0.0 takes the number modulo 4294967296 first (>>> 0): 5000000000 is encoded as 0705032704, 4294967296 as no byte at all, and -5 as
# 4294967291. A time of YYMMDDhhmmss, 260705123000, is 3007085240. Decoding has no such limit, so of what other encoders wrote all is right,
# and what it writes and reads again is not what it was. Up to 4294967295 all is right.
# This hurts meters and clocks, where BCD is at home: an M-Bus counter of twelve digits, in watt hours, is written wrong from 4.3 GWh on,
# and a time of twelve digits always, with digits that are all valid. So give two digits at a time, or build the bytes from the text.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  bcd@1.0.0

cat > look.cjs <<'JS'
const bcd = require('bcd');
console.log('bcd', JSON.parse(require('fs').readFileSync('node_modules/bcd/package.json')).version);
for (const value of [1234, 4294967295, 4294967296, 5000000000, 260705123000, -5]) {
  const bytes = bcd.encode(value);
  console.log(`  ${value} is '${bytes.toString('hex')}', read again ${bcd.decode(bytes)}`);
}
console.log(`  5000000000 in six bytes is ${bcd.encode(5000000000, 6).toString('hex')}`);
console.log(`  260705123000 in six bytes is ${bcd.encode(260705123000, 6).toString('hex')}`);
console.log(`  six bytes 260705123000 are read as ${bcd.decode(Buffer.from('260705123000', 'hex'))}`);
JS
cat > expected.txt <<'SEEN'
bcd 1.0.0
  1234 is '1234', read again 1234
  4294967295 is '4294967295', read again 4294967295
  4294967296 is '', read again 0
  5000000000 is '0705032704', read again 705032704
  260705123000 is '3007085240', read again 3007085240
  -5 is '4294967291', read again 4294967291
  5000000000 in six bytes is 000705032704
  260705123000 in six bytes is 003007085240
  six bytes 260705123000 are read as 260705123000
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

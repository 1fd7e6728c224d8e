#!/usr/bin/env bash
# One would expect of an encoder of half precision that a number beyond the greatest, 65504, becomes Infinity, as IEEE 754 has it for an
# overflow and as it does for Infinity itself, or is refused.
# float16 0.0.1 adds the exponent to the bits without a limit. From 65568 on the number is NaN, from 131040 on the exponent runs into the
# sign: 200000 is sent and read as -0.00003, 1e6 as -0.0002, and 1e10 as -84. A number from -131072 down has a seventeenth bit, which two
# bytes do not hold, so it becomes a small one above zero. Up to 65504 all is right.
# This hurts payloads that save bytes by half precision, as those of radio sensors: daylight of 100000 lx is NaN, a counter that has passed
# 131071 is zero or a bit below it, and the curve falls to the ground at its peak, in the part where there is most to see. So compare with
# 65504 before encoding.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  float16@0.0.1

cat > look.cjs <<'JS'
const { byteToFloat16, float16ToByte } = require('float16');
console.log('float16', JSON.parse(require('fs').readFileSync('node_modules/float16/package.json')).version);
console.log(`  Infinity itself is ${float16ToByte(Infinity).toString(16)}`);
for (const value of [1.5, 65504, 65520, 65536, 70000, 100000, 131071, 150000, 200000, 1e6, 1e10, -100000, -200000]) {
  const bits = float16ToByte(value);
  const read = byteToFloat16(bits & 0xffff);
  console.log(`  ${value} is ${bits.toString(16)}, in two bytes it is read as ${Object.is(read, -0) ? '-0' : read}`);
}
let falls = 0;
for (let value = 65504; value <= 300000; value++) {
  if (!(byteToFloat16(float16ToByte(value)) >= 65504)) falls++;
}
console.log(`  of 65504 to 300000 neither Infinity nor 65504: ${falls}`);
JS
cat > expected.txt <<'SEEN'
float16 0.0.1
  Infinity itself is 7c00
  1.5 is 3e00, in two bytes it is read as 1.5
  65504 is 7bff, in two bytes it is read as 65504
  65520 is 7c00, in two bytes it is read as Infinity
  65536 is 7c00, in two bytes it is read as Infinity
  70000 is 7c46, in two bytes it is read as NaN
  100000 is 7e1b, in two bytes it is read as NaN
  131071 is 8000, in two bytes it is read as -0
  150000 is 8094, in two bytes it is read as -0.000008821487426757812
  200000 is 821b, in two bytes it is read as -0.00003212690353393555
  1000000 is 8ba1, in two bytes it is read as -0.00023281574249267578
  10000000000 is d541, in two bytes it is read as -84.0625
  -100000 is fe1b, in two bytes it is read as NaN
  -200000 is 1021b, in two bytes it is read as 0.00003212690353393555
  of 65504 to 300000 neither Infinity nor 65504: 234433
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of "a comprehensive implementation of the UCUM standard" with "special unit support" that 30 dB above a watt are 1000 W,
# that 94 dB of sound pressure are 1 Pa, and that 25 degrees Celsius are 298150 millikelvin (in UCUM a prefix scales the number of special
# units, before the logarithm or the shift, and B[SPL] is twice the logarithm of a multiple of 20 micropascal).
# @atomic-ehr/ucum 0.2.5 puts the prefix outside the logarithm: 30 dB[W] are a tenth of 30 bels, 1e29 W, 94 dB[SPL] are 1e41 Pa, and 1 Pa is
# 12 dB[SPL]. Of a temperature in Celsius it leaves out the scale of the other unit: 25 Cel are 298.15 mK, or kK, 37 Cel are 310.15 degrees
# Rankine, and 298150 mK are 297876.85 Cel; a gradient of 1 K/m is -272.15 Cel/m. Right are bels of volts and watts without a prefix, dB
# alone, [pH], and Cel, K and [degF] among each other; of B[SPL] it is half. @lhncbc/ucum-lhc has those below right, or fails.
# This hurts readings that are brought to one unit by their UCUM code, as in FHIR: sound levels and signal strengths are out of all scale,
# which one may see, but 25 degrees in millikelvin are 298, and a body of 37 degrees is 310 Rankine, which looks like a number. So convert
# those by hand, and let it do the rest.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  @atomic-ehr/ucum@0.2.5 @lhncbc/ucum-lhc@7.1.10

cat > look.cjs <<'JS'
const lhc = require('@lhncbc/ucum-lhc').UcumLhcUtils.getInstance();
const version = name => JSON.parse(require('fs').readFileSync(`node_modules/${name}/package.json`)).version;

import('@atomic-ehr/ucum').then(({ ucum }) => {
  console.log(`@atomic-ehr/ucum ${version('@atomic-ehr/ucum')}, @lhncbc/ucum-lhc ${version('@lhncbc/ucum-lhc')}`);
  const short = value => +Number(value).toPrecision(7);
  for (const [value, from, to] of [[3, 'B[W]', 'W'], [30, 'dB[W]', 'W'], [2, 'B[V]', 'V'], [20, 'dB[V]', 'V'], [9.4, 'B[SPL]', 'Pa'],
    [94, 'dB[SPL]', 'Pa'], [1, 'Pa', 'dB[SPL]'], [25, 'Cel', 'K'], [25, 'Cel', '[degF]'], [25, 'Cel', 'mK'], [25, 'Cel', 'kK'],
    [298150, 'mK', 'Cel'], [37, 'Cel', '[degR]'], [1, 'K/m', 'Cel/m']]) {
    const other = lhc.convertUnitTo(from, value, to);
    console.log(`  ${value} ${from} in ${to}: ${short(ucum.convert(value, from, to))}` +
      `; ucum-lhc ${other.status === 'succeeded' ? short(other.toVal) : other.status}`);
  }
});
JS
cat > expected.txt <<'SEEN'
@atomic-ehr/ucum 0.2.5, @lhncbc/ucum-lhc 7.1.10
  3 B[W] in W: 1000; ucum-lhc 1000
  30 dB[W] in W: 1e+29; ucum-lhc 1000
  2 B[V] in V: 10; ucum-lhc 10
  20 dB[V] in V: 1000000000; ucum-lhc 10
  9.4 B[SPL] in Pa: 0.5011872; ucum-lhc 1.002374
  94 dB[SPL] in Pa: 1e+41; ucum-lhc 1.002374
  1 Pa in dB[SPL]: 12; ucum-lhc 93.9794
  25 Cel in K: 298.15; ucum-lhc 298.15
  25 Cel in [degF]: 77; ucum-lhc 77
  25 Cel in mK: 298.15; ucum-lhc 298150
  25 Cel in kK: 298.15; ucum-lhc 0.29815
  298150 mK in Cel: 297876.8; ucum-lhc 25
  37 Cel in [degR]: 310.15; ucum-lhc 558.27
  1 K/m in Cel/m: -272.15; ucum-lhc failed
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of JCAMP-DX, the text format of spectra and chromatograms, that a question mark among the values stands for one that is
# missing or invalid and takes its place on the axis (McDonald and Wilks 1988, JCAMP-DX 4.24), as the values have no place of their own but
# are counted from the start of the line, which repeats it as a check.
# jcampconverter 12.5.3 leaves the question mark out as if nothing had been there: the next value is on the place of the missing one, and so
# all behind it, on later lines as well, are a step too low, or two after two. The check at the start of the lines, the number of points and
# the last place, which the file has, all disagree with that, and nothing says so. Lines without question marks are right.
# This hurts whoever looks for peaks by their wavelength or time: beyond a saturated or masked stretch, where such marks are, each peak is
# moved by the length of the stretch, and two spectra that are subtracted no longer fit. So compare the number of points with NPOINTS.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  jcampconverter@12.5.3

cat > look.mjs <<'JS'
import { readFileSync } from 'fs';
import { convert } from 'jcampconverter';

console.log('jcampconverter', JSON.parse(readFileSync('node_modules/jcampconverter/package.json')).version);
const spectrum = lines => ['##TITLE=spectrum', '##JCAMP-DX=4.24', '##DATA TYPE=INFRARED SPECTRUM', '##XUNITS=1/CM', '##YUNITS=ABSORBANCE',
  '##FIRSTX=100', '##LASTX=107', '##NPOINTS=8', '##DELTAX=1', '##XFACTOR=1', '##YFACTOR=1', '##XYDATA=(X++(Y..Y))', ...lines, '##END='];
for (const lines of [
  ['100 10 20 30 40', '104 90 20 10 10'],
  ['100 10 20 ? 40', '104 90 20 10 10'],
  ['100 10 20 ? ?', '104 90 20 10 10'],
  ['100+10+20?+40', '104+90+20+10+10'],
]) {
  const { x, y } = convert(spectrum(lines).join('\n')).flatten[0].spectra[0].data;
  console.log(`  ${lines.join(' / ')}: ${Array.from(x, (place, i) => `${place}=${y[i]}`).join(' ')}; the peak is at ${x[y.indexOf(90)]}`);
}
JS
cat > expected.txt <<'SEEN'
jcampconverter 12.5.3
  100 10 20 30 40 / 104 90 20 10 10: 100=10 101=20 102=30 103=40 104=90 105=20 106=10 107=10; the peak is at 104
  100 10 20 ? 40 / 104 90 20 10 10: 100=10 101=20 102=40 103=90 104=20 105=10 106=10; the peak is at 103
  100 10 20 ? ? / 104 90 20 10 10: 100=10 101=20 102=90 103=20 104=10 105=10; the peak is at 102
  100+10+20?+40 / 104+90+20+10+10: 100=10 101=20 102=40 103=90 104=20 105=10 106=10; the peak is at 103
SEEN
node look.mjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of the LTTB packages (docs: the downsampled line keeps the visual shape) that a missing value is
# skipped, or refused.
# With downsample-lttb 0.0.1 and downsample-lttb-ts 0.0.6 a null takes part as a zero: where the curve runs high it
# makes the largest triangle, is chosen for its bucket, and the real peak beside it is gone. One NaN does it at a
# distance: every area of the bucket before it becomes NaN, none is larger than the start value, and so that bucket
# gives the point of the bucket before once more, with its peak lost and one time twice. LTTB of downsample 1.4.0
# takes null as zero, too.
# This matters to anyone who thins on its way to a panel: sensors stutter just when something happens, and then the
# largest value is the one that goes. So thin between the gaps, keep the gap as such, and never give null or NaN to
# these functions.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  downsample-lttb@0.0.1 downsample-lttb-ts@0.0.6 downsample@1.4.0

cat > look.cjs <<'JS'
for (const name of ['downsample-lttb', 'downsample-lttb-ts', 'downsample']) {
  console.log(name, JSON.parse(require('fs').readFileSync(`node_modules/${name}/package.json`)).version);
}
const lttb = require('downsample-lttb').processData;
const { downsample } = require('downsample-lttb-ts');
const { LTTB } = require('downsample');

const curve = (length, special) =>
  Array.from({ length }, (_, i) => [i, i in special ? special[i] : 500 + [0, 1, 0, -1][i % 4]]);
const text = points => points.map(p => `${p[0]}:${p[1]}`).join(' ');
const peak = points => (points.some(p => p[1] === 900) ? 'peak kept' : 'PEAK LOST');
const show = (what, points) => console.log(`${what}: ${text(points)}, ${peak(points)}`);

show('all there, lttb', lttb(curve(40, { 20: 900 }), 8));
const withNull = curve(40, { 20: 900, 21: null });
show('null after the peak, lttb', lttb(withNull, 8));
show('null after the peak, lttb-ts', downsample({ series: withNull, threshold: 8 }));
show('null after the peak, LTTB', LTTB(withNull, 8));
const withNaN = curve(40, { 20: 900, 28: NaN });
show('NaN eight later, lttb', lttb(withNaN, 8));
show('NaN eight later, lttb-ts', downsample({ series: withNaN, threshold: 8 }));
JS
cat > expected.txt <<'SEEN'
downsample-lttb 0.0.1
downsample-lttb-ts 0.0.6
downsample 1.4.0
all there, lttb: 0:500 5:501 7:499 19:499 20:900 26:500 37:501 39:499, peak kept
null after the peak, lttb: 0:500 5:501 7:499 19:499 21:null 26:500 37:501 39:499, PEAK LOST
null after the peak, lttb-ts: 0:500 5:501 7:499 19:499 21:null 26:500 37:501 39:499, PEAK LOST
null after the peak, LTTB: 0:500 5:501 7:499 19:499 21:null 26:500 37:501 39:499, PEAK LOST
NaN eight later, lttb: 0:500 5:501 7:499 19:499 19:499 29:501 37:501 39:499, PEAK LOST
NaN eight later, lttb-ts: 0:500 5:501 7:499 19:499 19:499 29:501 37:501 39:499, PEAK LOST
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

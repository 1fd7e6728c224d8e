#!/usr/bin/env bash
# One would expect of LTTB (docs of the package downsample: desiredLength is the length of the result; LTTB always
# keeps the first and the last point) that a line asked down to two points goes from the first to the last.
# With downsample 1.4.0 LTTB gives for a length of 0, 1 or 2 the first point and the second one: a day becomes its
# first minute. Its LTOB gives first and last. LTOB in turn looks for its buckets' best points in windows that overlap
# by a fraction, so one spike is taken twice, and fewer different points come back than asked for.
# This matters for sparklines, small panels and alert previews, which ask for few points: the picture is a stub at the
# left edge, and nothing is thrown. So treat small lengths apart, and check a thinning for first, last and distinct
# points.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  downsample@1.4.0

cat > look.cjs <<'JS'
console.log('downsample', JSON.parse(require('fs').readFileSync('node_modules/downsample/package.json')).version);
const { LTTB, LTOB } = require('downsample');
const line = Array.from({ length: 23 }, (_, i) => [i, i === 9 ? 50 : [0, 1, 0, -1][i % 4]]);
const times = points => points.map(p => p[0]).join(' ');
for (const length of [0, 1, 2, 3])
  console.log(`${length} of 23: LTTB at ${times(LTTB(line, length))}, LTOB at ${times(LTOB(line, length))}`);
for (const length of [5, 7, 10]) console.log(`${length} of 23: LTOB at ${times(LTOB(line, length))}`);
JS
cat > expected.txt <<'SEEN'
downsample 1.4.0
0 of 23: LTTB at 0 1, LTOB at 0 22
1 of 23: LTTB at 0 1, LTOB at 0 22
2 of 23: LTTB at 0 1, LTOB at 0 22
3 of 23: LTTB at 0 9 22, LTOB at 0 9 22
5 of 23: LTOB at 0 9 9 13 22
7 of 23: LTOB at 0 3 9 9 13 17 22
10 of 23: LTOB at 0 3 5 9 9 11 13 17 19 22
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

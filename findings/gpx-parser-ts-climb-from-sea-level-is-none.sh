#!/usr/bin/env bash
# One would expect of figures about the heights of a track that 0 m is a height like others: a road from the beach to 50 m climbs 50 m, and
# its lowest point is 0.
# gpx-parser-ts 1.0.7 leaves out points whose height is 0 (calculateElevationData), as if they had none: the climb from them is not counted,
# the way down to them is, the lowest point is the next one above, and the mean is without them. From 0 to 50 m, back, and up again it is a
# climb of 0 m and 50 m down, at a mean of 50 m. With heights of 1, 51, 1 and 51 it is right, and so are heights below 0. Of movement it
# counts a second for each point that is more than 1.5 m from the one before, whatever time is between.
# This hurts tracks by the sea, on lakes and in the Netherlands, where receivers that round to a metre give 0 often: each time the way up
# from 0 is lost, so that a round trip goes down for hundreds of metres more than up. So sum up the heights oneself.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  gpx-parser-ts@1.0.7

cat > look.cjs <<'JS'
const gpx = require('gpx-parser-ts');
const Parser = gpx.default ?? gpx.GpxParser ?? gpx;
console.log('gpx-parser-ts', JSON.parse(require('fs').readFileSync('node_modules/gpx-parser-ts/package.json')).version);
const parser = new Parser();

async function look(heights) {
  const points = heights.map((height, i) => `<trkpt lat="${50 + i / 1000}" lon="8"><ele>${height}</ele></trkpt>`).join('');
  const { trk } = await parser.parse(`<gpx version="1.1" creator="look"><trk><trkseg>${points}</trkseg></trk></gpx>`);
  const { pos, neg, min, max, avg } = parser.calculateElevationData(trk[0].trkseg.trkpt);
  console.log(`  ${heights.join(' ')}: up ${pos}, down ${neg}, lowest ${min}, highest ${max}, mean ${avg}`);
}
(async () => {
  await look([1, 51, 1, 51]);
  await look([0, 50, 0, 50]);
  await look([-1, 49, -1, 49]);
  await look([0, 1, 0, 1, 0, 1, 0, 1, 0]);
  const time = i => new Date(Date.UTC(2026, 6, 5, 12) + i * 10000);
  const points = Array.from({ length: 7 }, (_, i) => ({ lat: 50 + i / 10000, lon: 8, ele: 10, time: time(i) }));
  const { elapsedTime, movingTime } = parser.toStreamJSON(points);
  const sum = values => values.reduce((total, value) => total + value);
  console.log(`  seven points, 11 m and 10 s from each other: elapsed ${sum(elapsedTime)} s, moving ${sum(movingTime)} s`);
})();
JS
cat > expected.txt <<'SEEN'
gpx-parser-ts 1.0.7
  1 51 1 51: up 100, down 50, lowest 1, highest 51, mean 26
  0 50 0 50: up 0, down 50, lowest 50, highest 50, mean 50
  -1 49 -1 49: up 100, down 50, lowest -1, highest 49, mean 24
  0 1 0 1 0 1 0 1 0: up 0, down 4, lowest 1, highest 1, mean 1
  seven points, 11 m and 10 s from each other: elapsed 60 s, moving 6 s
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of a track's slopes that each is the rise between two points over the distance between the same two, and of its cumulative
# distances that the first point is at 0 and the last at the total.
# gpxparser 3.0.8 keeps at each point the distance up to the following one: the first point is at the end of the first stretch, and the last two points
# share the total. Its slopes take the differences of these, so a rise is divided by the length of the stretch after it, and the last one by 0.
# A rise of 10 m over 1112 m (0.9 %) is 9 % where the next point is 111 m away, and a track always ends with Infinity or, on the level, NaN.
# Only where all points are equally far apart do the slopes but the last come out right, so a simple test does not show it.
# This hurts whoever draws a profile or colours a track by its slope: elevations are drawn one stretch too far on, and steep parts are where there are
# none. So sum up the distances from 0, and divide by those of the same stretch.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  gpxparser@3.0.8

cat > look.cjs <<'JS'
console.log('gpxparser', JSON.parse(require('fs').readFileSync('node_modules/gpxparser/package.json')).version);
const Parser = require('gpxparser');
const look = (name, points) => {
  const gpx = new Parser();
  gpx.parse('<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="look"><trk><trkseg>'
    + points.map(([lat, ele]) => `<trkpt lat="${lat}" lon="11"><ele>${ele}</ele></trkpt>`).join('')
    + '</trkseg></trk></gpx>');
  const { points: read, distance, slopes } = gpx.tracks[0];
  const stretches = read.slice(1).map((point, i) => gpx.calcDistanceBetween(read[i], point));
  console.log(`${name}: stretches of ${stretches.map(Math.round).join(' ')} m`);
  console.log(`  points at ${distance.cumul.map(Math.round).join(' ')} of ${Math.round(distance.total)} m`);
  console.log(`  slopes in % ${slopes.map(slope => slope.toFixed(1)).join(' ')}, by the same stretch ${
    stretches.map((length, i) => ((read[i + 1].ele - read[i].ele) * 100 / length).toFixed(1)).join(' ')}`);
};
look('uneven', [[48, 500], [48.01, 510], [48.011, 520], [48.021, 530]]);
look('even', [[48, 500], [48.01, 510], [48.02, 520], [48.03, 530]]);
look('level at the end', [[48, 500], [48.01, 510], [48.02, 510]]);
JS
cat > expected.txt <<'SEEN'
gpxparser 3.0.8
uneven: stretches of 1112 111 1112 m
  points at 1112 1223 2335 2335 of 2335 m
  slopes in % 9.0 0.9 Infinity, by the same stretch 0.9 9.0 0.9
even: stretches of 1112 1112 1112 m
  points at 1112 2224 3336 3336 of 3336 m
  slopes in % 0.9 0.9 Infinity, by the same stretch 0.9 0.9 0.9
level at the end: stretches of 1112 1112 m
  points at 1112 2224 2224 of 2224 m
  slopes in % 0.9 NaN, by the same stretch 0.9 0.0
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

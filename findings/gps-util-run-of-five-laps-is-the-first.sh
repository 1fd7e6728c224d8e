#!/usr/bin/env bash
# One would expect of a parser of TCX and GPX that all laps and segments of a file are in its points: a TCX activity has a Lap for each lap,
# and a GPX track a trkseg for each stretch between two pauses or gaps (the schemas of both have any number of them).
# gps-util 1.0.1 reads the first Lap, of it the first Track, and the first trkseg only: a run of five laps of a kilometre is one kilometre
# in a fifth of the time, and of a track with a pause nothing after it is there. Several tracks are all read. Its toDD adds minutes and
# seconds to negative degrees, so 33 degrees 51 minutes south are -32.15, and its paces have 60 seconds: 299.7 s a kilometre are 04:60.
# This hurts every activity that was recorded with laps, which watches do by themselves each kilometre: distance, time and fastest lap are
# of the first, all of them likely, and no error tells. With one lap all is right, and so are its tests. So split the file by laps before.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  gps-util@1.0.1

cat > look.cjs <<'JS'
const gps = require('gps-util');
console.log('gps-util', JSON.parse(require('fs').readFileSync('node_modules/gps-util/package.json')).version);
const start = Date.UTC(2026, 6, 5, 12);
const time = i => new Date(start + i * 60000).toISOString();
const latitude = i => (50 + i * 0.0017966).toFixed(7);
const laps = Array.from({ length: 5 }, (_, lap) => Array.from({ length: 6 }, (_, i) => lap * 5 + i));

const point = i => `<Trackpoint><Time>${time(i)}</Time><Position><LatitudeDegrees>${latitude(i)}</LatitudeDegrees>` +
  '<LongitudeDegrees>8</LongitudeDegrees></Position><AltitudeMeters>100</AltitudeMeters></Trackpoint>';
const tcx = '<TrainingCenterDatabase><Activities><Activity Sport="Running"><Id>look</Id>' +
  laps.map(lap => `<Lap StartTime="${time(lap[0])}"><Track>${lap.map(point).join('')}</Track></Lap>`).join('') +
  '</Activity></Activities></TrainingCenterDatabase>';
const gpx = '<gpx version="1.1" creator="look"><trk>' + laps.map(lap => `<trkseg>${lap.map(i =>
  `<trkpt lat="${latitude(i)}" lon="8"><ele>100</ele><time>${time(i)}</time></trkpt>`).join('')}</trkseg>`).join('') + '</trk></gpx>';

function look(name, parse, calculate, text) {
  parse(text, (error, points) => {
    if (error) throw error;
    calculate(points, (failure, { totalDistance, totalTime }) => {
      console.log(`  ${name}: ${points.length} of 30 points, ${Math.round(totalDistance)} m of 5000 m, ${totalTime} s of 1500 s`);
    });
  });
}
look('TCX of five laps', gps.tcxParse, gps.calculateFromTCX, tcx);
look('GPX of five segments', gps.gpxParse, gps.calculateFromGPX, gpx);
console.log(`  33 degrees 51 minutes south: ${gps.toDD(-33, 51, 0)}, north: ${gps.toDD(33, 51, 0)}`);
console.log(`  299.7 seconds: ${new gps.RelativeTime(299.7)}, 299.4 seconds: ${new gps.RelativeTime(299.4)}`);
JS
cat > expected.txt <<'SEEN'
gps-util 1.0.1
  TCX of five laps: 6 of 30 points, 999 m of 5000 m, 300 s of 1500 s
  GPX of five segments: 6 of 30 points, 999 m of 5000 m, 300 s of 1500 s
  33 degrees 51 minutes south: -32.15, north: 33.85
  299.7 seconds: 04:60, 299.4 seconds: 04:59
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of signalk-to-influxdb2, once "Use timestamps from SK data" is set ("whether the timestamps in SK data should be used instead
# of time of insertion"), that all of a boat's values are stored at the time at which they were measured, and, as its README says, that "data
# for Signal K self vessel is tagged with tag self".
# 2.2.1 takes a point of its own for each of pitch, roll and yaw of navigation.attitude, and these have neither: their time is that of the
# writing, and the tag is missing. Heading, position and all else are right.
# This hurts whoever plays a log back, whose server was without its time for a while, or whose data comes late over the network: heel and trim
# of last week lie at today, all within the seconds of the import, so that they overwrite each other in a millisecond, and nothing of it fits to
# wind and speed. A panel that asks for one's own boat by the tag, as the README tells, has no heel at all. So ask for the attitude by its
# context, vessels.urn:..., and do not play logs back through the plugin where it matters.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  signalk-to-influxdb2@2.2.1

cat > look.cjs <<'JS'
const { createServer } = require('http');
const { SKInflux } = require('signalk-to-influxdb2/dist/influx.js');

const measured = '2026-01-15T12:00:00.000Z';
const started = Date.now();
const server = createServer((request, response) => {
  let body = '';
  request.on('data', part => body += part);
  request.on('end', () => {
    // the time of now is another one with each run
    for (const line of body.split('\n')) {
      console.log('  ' + line.replace(/ (\d+)$/, (_, time) => +time >= started ? ' NOW' : ` ${new Date(+time).toISOString()}`));
    }
    response.writeHead(204).end();
  });
}).listen(0, '127.0.0.1', async () => {
  console.log('signalk-to-influxdb2', require('signalk-to-influxdb2/package.json').version);
  const influx = new SKInflux({
    url: `http://127.0.0.1:${server.address().port}`, token: 'token', org: 'org', bucket: 'boat',
    onlySelf: true, ignoredPaths: [], ignoredSources: [], resolution: 0, useSKTimestamp: true, writeOptions: {}
  }, { debug() {}, error: console.error }, () => {});
  const values = {
    'navigation.headingTrue': 1.5,
    'navigation.position': { latitude: 60, longitude: 25 },
    'environment.wind.speedApparent': 9.5,
    'navigation.attitude': { roll: 0.35, pitch: 0.02, yaw: 1.5 }
  };
  console.log(`measured at ${measured} on the boat itself`);
  for (const [path, value] of Object.entries(values)) {
    influx.handleValue('vessels.urn:boat', true, 'nmea', measured, { path, value }, started);
  }
  await influx.close();
  server.close();
  server.closeAllConnections();
});
JS
cat > expected.txt <<'SEEN'
signalk-to-influxdb2 2.2.1
measured at 2026-01-15T12:00:00.000Z on the boat itself
  navigation.headingTrue,context=vessels.urn:boat,self=true,source=nmea value=1.5 2026-01-15T12:00:00.000Z
  navigation.position,context=vessels.urn:boat,s2_cell_id=5085253373091905536,self=true,source=nmea lat=60,lon=25 2026-01-15T12:00:00.000Z
  environment.wind.speedApparent,context=vessels.urn:boat,self=true,source=nmea value=9.5 2026-01-15T12:00:00.000Z
  navigation.attitude.pitch,context=vessels.urn:boat,source=nmea value=0.02 NOW
  navigation.attitude.roll,context=vessels.urn:boat,source=nmea value=0.35 NOW
  navigation.attitude.yaw,context=vessels.urn:boat,source=nmea value=1.5 NOW
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of a position at 12:35:19.3 that its time is that, with as many digits after the point as the receiver sends: NMEA 0183 leaves
# their number open, and one, two and three are usual.
# nmea-simple 3.3.0 reads the fraction of an RMC sentence only where it has two digits: it looks at it if the time is nine characters long, and else
# takes 0. With one digit or three, ten positions of one second all get its whole second. Its GGA, which goes through another function, reads
# any number of digits, so the two sentences of one fix have different times.
# This hurts whoever logs a receiver that sends several positions a second: points lie upon each other, a speed between them is divided by zero,
# a store that keeps one point per time keeps a tenth of them, and joining RMC with GGA by time fails. So compare the times of two
# sentences of one fix, or read the fraction from the text.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  nmea-simple@3.3.0

cat > look.cjs <<'JS'
console.log('nmea-simple', JSON.parse(require('fs').readFileSync('node_modules/nmea-simple/package.json')).version);
const { parseNmeaSentence } = require('nmea-simple');
const sentence = text => {
  let sum = 0;
  for (const c of text) sum ^= c.charCodeAt(0);
  return `$${text}*${sum.toString(16).toUpperCase().padStart(2, '0')}`;
};
const clock = date => date.toISOString().slice(11, 23);
for (const time of ['123519', '123519.3', '123519.30', '123519.300', '123519.4', '123519.40', '123519.400']) {
  const rmc = parseNmeaSentence(sentence(`GPRMC,${time},A,4807.038,N,01131.000,E,022.4,084.4,230326,003.1,W`));
  const gga = parseNmeaSentence(sentence(`GPGGA,${time},4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,`));
  console.log(`${time}: RMC ${clock(rmc.datetime)}, GGA ${clock(gga.time)}`);
}
JS
cat > expected.txt <<'SEEN'
nmea-simple 3.3.0
123519: RMC 12:35:19.000, GGA 12:35:19.000
123519.3: RMC 12:35:19.000, GGA 12:35:19.300
123519.30: RMC 12:35:19.300, GGA 12:35:19.300
123519.300: RMC 12:35:19.000, GGA 12:35:19.300
123519.4: RMC 12:35:19.000, GGA 12:35:19.400
123519.40: RMC 12:35:19.400, GGA 12:35:19.400
123519.400: RMC 12:35:19.000, GGA 12:35:19.400
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

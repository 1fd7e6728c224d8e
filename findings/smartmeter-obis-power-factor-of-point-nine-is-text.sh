#!/usr/bin/env bash
# One would expect of a reader of meters that a value is a number whatever its digits are. IEC 62056-21 lets a meter send a value with or
# without a unit behind a star, and with as many zeros in front and behind as its display has: a power factor is 13.7.0(0.90), for it has no
# unit.
# smartmeter-obis 4.0.0 makes a number of what has a unit, and of what has none only where the number's shortest text is the very same: a
# power factor of 0.95 is a number, 0.90 and 1.00 are texts, a frequency of 49.98 is a number and 50.0 a text. So is the clock: 101500 is a
# number, and 091500 a text.
# This hurts whoever stores what is read: InfluxDB refuses a text in a field of numbers, or the whole line, PostgreSQL and Grafana have a
# hole at each tenth value, and what comes first decides on the type of the column. A test with 0.95 goes well. So turn each value of such a
# code into a number where it is read.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  smartmeter-obis@4.0.0

printf '%s\r\n' '/ABC5Q3DA1004 V3.03' '' '1-0:1.8.0*255(026107.70*kWh)' '1-0:32.7.0*255(230.10*V)' \
  '1-0:13.7.0*255(0.95)' '1-0:33.7.0*255(0.90)' '1-0:53.7.0*255(1.00)' '1-0:73.7.0*255(-0.95)' \
  '1-0:14.7.0*1(49.98)' '1-0:14.7.0*2(50.0)' '1-0:0.9.1*1(091500)' '1-0:0.9.1*2(101500)' '!' > telegram.txt
cat > look.cjs <<'JS'
console.log('smartmeter-obis', JSON.parse(require('fs').readFileSync('node_modules/smartmeter-obis/package.json')).version);
const transport = require('smartmeter-obis').init({
  protocol: 'D0Protocol', protocolD0ModeOverwrite: 'A', transport: 'LocalFileTransport', transportLocalFilePath: 'telegram.txt',
  requestInterval: -1,
}, (error, result) => {
  if (error) throw error;
  for (const [code, measurement] of Object.entries(result)) {
    const { value, unit } = measurement.getValue(0);
    console.log(`${code}: ${typeof value} ${value} ${unit}`.trim());
  }
});
transport.process();
JS
cat > expected.txt <<'SEEN'
smartmeter-obis 4.0.0
1-0:1.8.0*255: number 26107.7 kWh
1-0:32.7.0*255: number 230.1 V
1-0:13.7.0*255: number 0.95
1-0:33.7.0*255: string 0.90
1-0:53.7.0*255: string 1.00
1-0:73.7.0*255: number -0.95
1-0:14.7.0*1: number 49.98
1-0:14.7.0*2: string 50.0
1-0:0.9.1*1: string 091500
1-0:0.9.1*2: number 101500
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

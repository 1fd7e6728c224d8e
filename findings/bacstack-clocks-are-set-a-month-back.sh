#!/usr/bin/env bash
# One would expect of a date of BACnet what ASHRAE 135 says of its four octets (20.2.12): the year less 1900, the month from 1 for January,
# the day and the day of the week from 1 for Monday. 5 July 2026 is 7E 07 05 07.
# bacstack 0.0.1-beta.14 puts JavaScript's month there, which begins at 0, and takes it back as it is: a device's date of 5 July is 5
# August, 31 January is 3 March and December the January of the next year; and a date that it sends, as its timeSync does, is that of a
# month before, in January with a month 0, which does not exist. What one bacstack sends another one reads, so a test among them shows
# nothing.
# This hurts whoever draws trends, alarms and exceptions of a building: all of them are a month ahead, days at the end of months fall
# together with those at the start, and who sets the clocks of the devices puts all of them, with their schedules and holidays, a month
# back. So take a month off what was read, as far as the 28th, beyond which it cannot be told, and do not send timeSync.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  bacstack@0.0.1-beta.14

cat > look.js <<'JS'
const { readProperty, timeSync } = require('bacstack/lib/services');

const day = date => `${date.getDate()} ${date.toLocaleString('en', { month: 'long' })} ${date.getFullYear()}`;
const hex = bytes => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join(' ');
console.log('local-date of a device, read');
const dates = [['5 July 2026', 0x7e, 7, 5, 7], ['31 January 2026', 0x7e, 1, 31, 6], ['24 December 2026', 0x7e, 12, 24, 4]];
for (const [name, ...octets] of dates) {
  const answer = Buffer.from([0x0c, 0x02, 0, 0, 1, 0x19, 56, 0x3e, 0xa4, ...octets, 0x3f]);
  const [{ value }] = readProperty.decodeAcknowledge(answer, 0, answer.length).values;
  console.log(`  ${name}, ${hex(octets)}: ${day(value)}`);
}
console.log('timeSync, sent');
for (const date of [new Date(2026, 6, 5, 12, 30), new Date(2026, 0, 31, 12, 30)]) {
  const sent = { buffer: Buffer.alloc(20), offset: 0 };
  timeSync.encode(sent, date);
  const read = timeSync.decode(sent.buffer, 0, sent.offset).value;
  console.log(`  ${day(date)}: ${hex(sent.buffer.subarray(1, 5))}, which is of month ${sent.buffer[2]}; read by bacstack: ${day(read)}`);
}
JS
look() {
  echo "bacstack $(node -p "require('./node_modules/bacstack/package.json').version")"
  TZ=UTC node look.js
}
cat > expected.txt <<'SEEN'
bacstack 0.0.1-beta.14
local-date of a device, read
  5 July 2026, 7e 07 05 07: 5 August 2026
  31 January 2026, 7e 01 1f 06: 3 March 2026
  24 December 2026, 7e 0c 18 04: 24 January 2027
timeSync, sent
  5 July 2026: 7e 06 05 07, which is of month 6; read by bacstack: 5 July 2026
  31 January 2026: 7e 00 1f 06, which is of month 0; read by bacstack: 31 January 2026
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of a decoder for the messages of a CAN bus, which reads the DBC file that says where each value lies, that it finds
# those of both byte orders: in a DBC file the start is the lowest bit of an Intel value and the highest of a Motorola one, so that
# 7|16@0+ is the first two bytes with the high one first; and that a name which VAL_ gives to a raw number is shown for it.
# candied 2.2.0 takes the start of a Motorola value for its lowest bit: it reads as many bits before it as it should read behind it. Of a
# whole byte it shows one bit of that and seven of the byte before, with the sign of those, and what lies in the first bytes is NaN. Intel
# is right. A name is looked up by the scaled value instead of the raw one: with an offset of -40 "on", 1, is -39, and a raw 41 is "on".
# This hurts the logs of vehicles and pumps, much of which is Motorola: a flow of 85 is drawn as 62 and moves with whatever lies before
# it. So set the start of each Motorola value to its lowest bit before anything is decoded, and take names by the raw value.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  candied@2.2.0

cat > pump.dbc <<'DBC'
VERSION ""

NS_ :

BS_:

BU_: ECU

BO_ 256 Pump: 8 ECU
 SG_ Pressure : 7|16@0+ (0.1,0) [0|0] "bar" ECU
 SG_ Level : 16|16@1- (0.1,0) [0|0] "cm" ECU
 SG_ Flow : 39|8@0+ (1,0) [0|0] "l/s" ECU
 SG_ Power : 47|16@0- (1,0) [0|0] "W" ECU
 SG_ State : 56|8@1+ (1,-40) [0|0] "" ECU
 SG_ Mode : 56|8@1+ (1,0) [0|0] "" ECU

VAL_ 256 State 0 "off" 1 "on" ;
VAL_ 256 Mode 0 "off" 1 "on" ;
DBC
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { Can, Dbc } from 'candied';

console.log('candied', JSON.parse(readFileSync('node_modules/candied/package.json')).version);
const can = new Can();
can.database = new Dbc().load(readFileSync('pump.dbc', 'utf8'));
const written = { Pressure: '30 bar', Level: '800 cm', Flow: '85 l/s', Power: '4656 W', State: 'on', Mode: 'on' };
const bytes = [0x01, 0x2c, 0x40, 0x1f, 0x55, 0x12, 0x30, 0x01];
for (const [name, { boundData: { signal }, rawValue, physValue }] of can.decode(can.createFrame(256, bytes)).boundSignals) {
  console.log(`${name}, ${signal.endian} ${signal.startBit}|${signal.length}: ${written[name]} is ${physValue} (raw ${rawValue})`);
}
const state = raw => can.decode(can.createFrame(256, [...bytes.slice(0, 7), raw])).boundSignals.get('State').physValue;
console.log(`State of raw 0, 1, 40 and 41: ${[0, 1, 40, 41].map(state).join(', ')}`);
const seen = before => can.decode(can.createFrame(256, bytes.map((each, at) => at === 3 ? before : each))).boundSignals.get('Flow').value;
console.log(`Flow behind bytes of 0, 1, 31 and 32: ${[0, 1, 31, 32].map(seen).join(', ')}`);
const frame = can.createFrame(256, bytes);
const corrected = [...can.decode(frame).boundSignals.values()].map(each => each.boundData.signal)
  .filter(each => each.endian === 'Motorola');
for (const signal of corrected) {
  const last = 8 * Math.floor(signal.startBit / 8) + 7 - signal.startBit % 8 + signal.length - 1;
  signal.startBit = 8 * Math.floor(last / 8) + 7 - last % 8;
}
const { boundSignals } = can.decode(frame);
const texts = corrected.map(({ name, startBit }) => `${name} ${startBit} ${boundSignals.get(name).physValue}`);
console.log(`with the lowest bit as start: ${texts.join(', ')}`);
JS
cat > expected.txt <<'SEEN'
candied 2.2.0
Pressure, Motorola 7|16: 30 bar is NaN bar (raw NaN)
Level, Intel 16|16: 800 cm is 800 cm (raw 8000)
Flow, Motorola 39|8: 85 l/s is 62 l/s (raw 62)
Power, Motorola 47|16: 4656 W is 16042 W (raw 16042)
State, Intel 56|8: on is -39 (raw 1)
Mode, Intel 56|8: on is on (raw 1)
State of raw 0, 1, 40 and 41: -40, -39, off, on
Flow behind bytes of 0, 1, 31 and 32: 0, 2, 62, 64
with the lowest bit as start: Pressure 8 30 bar, Flow 32 85 l/s, Power 48 4656 W
SEEN
node look.mjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

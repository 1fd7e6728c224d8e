#!/usr/bin/env bash
# One would expect of a client for SNMP that the number it sets is the number it was given: an INTEGER has two's complement with as many
# bytes as that needs, the first bit being the sign (ASN.1's BER, which SNMP uses).
# snmp-native 1.2.0 gives numbers from -129 to -255 one byte, and from -32769 to -65535 two, which is one too few, so that they lose their
# sign: -200 is sent as 38 and read as 56, by asn1-ber 1.2.2 as well as by itself, -255 as 1, -40000 as 25536. From -1 to -128, from -256 to
# -32768 and above zero all is right.
# This hurts whoever sets what a device holds in tenths: a cold room of -20.0 degrees, which is -200, is set to 5.6, and the device confirms
# it, as a number it is; of the tenths between -12.9 and -25.5 each is wrong, what is above or below right, and so is a test with -5 or
# -300. What is read is right. So do not set negative numbers below -128 with it.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  snmp-native@1.2.0 asn1-ber@1.2.2

cat > look.cjs <<'JS'
const { Ber } = require('asn1-ber');
const snmp = require('snmp-native');
const version = name => JSON.parse(require('fs').readFileSync(`node_modules/${name}/package.json`)).version;

/** The bytes of the value, type and length before it, at the end of a message that sets it. */
function sent(value) {
  const packet = new snmp.Packet();
  packet.pdu.type = snmp.PduTypes.SetRequestPDU;
  packet.pdu.varbinds = [{ oid: [1, 3, 6, 1, 4, 1, 1, 0], type: snmp.DataTypes.Integer, value }];
  const message = snmp.encode(packet);
  for (let length = 5; length >= 1; length--) {
    const bytes = message.subarray(message.length - length - 2);
    if (bytes[0] === 2 && bytes[1] === length) return { bytes, itself: snmp.parse(message).pdu.varbinds[0].value };
  }
  throw new Error(message.toString('hex'));
}
console.log(`snmp-native ${version('snmp-native')}, read by asn1-ber ${version('asn1-ber')}`);
for (const value of [200, -1, -128, -129, -200, -255, -256, -300, -32768, -32769, -40000, -65536]) {
  const { bytes, itself } = sent(value);
  const hex = bytes.subarray(2).toString('hex');
  console.log(`  ${value} is sent as ${hex}, read as ${new Ber.Reader(bytes).readInt()}, by itself as ${itself}`);
}
const wrong = [];
for (let value = -1000; value <= 1000; value++) {
  if (new Ber.Reader(sent(value).bytes).readInt() !== value) wrong.push(value);
}
console.log(`  of -1000 to 1000 wrong: ${wrong.length}, ${wrong.at(0)} to ${wrong.at(-1)}`);
JS
cat > expected.txt <<'SEEN'
snmp-native 1.2.0, read by asn1-ber 1.2.2
  200 is sent as 00c8, read as 200, by itself as 200
  -1 is sent as ff, read as -1, by itself as -1
  -128 is sent as 80, read as -128, by itself as -128
  -129 is sent as 7f, read as 127, by itself as 127
  -200 is sent as 38, read as 56, by itself as 56
  -255 is sent as 01, read as 1, by itself as 1
  -256 is sent as ff00, read as -256, by itself as -256
  -300 is sent as fed4, read as -300, by itself as -300
  -32768 is sent as 8000, read as -32768, by itself as -32768
  -32769 is sent as 7fff, read as 32767, by itself as 32767
  -40000 is sent as 63c0, read as 25536, by itself as 25536
  -65536 is sent as ff0000, read as -65536, by itself as -65536
  of -1000 to 1000 wrong: 127, -255 to -129
SEEN
node look.cjs 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'

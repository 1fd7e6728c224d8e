#!/usr/bin/env bash
# One would expect of a decoder of AIS that a ship's rate of turn is in degrees per minute, as sent: the eight bits are 4.733 times the root
# of it, negative to port, with 127 and -127 for a turn that no indicator measures and -128 for no information (ITU-R M.1371, messages 1 to
# 3). So the value is divided by 4.733 and squared, and the sign put back.
# ais-stream-decoder 2.1.2 divides and takes the root once more: a turn of 17.9 degrees per minute is 2.1, one of 708 is 5.2, and as a
# negative number has no root, every turn to port is null in its JSON, as is -128, which means that nothing is known. A turn of less than a
# degree to starboard is too much. Its course, speed and position are right; ggencoder 1.0.10 has the eight bits as they were sent.
# This hurts whoever draws or watches ships: nobody ever turns to port, those who turn hard to starboard hardly turn, no alarm is ever
# raised, and what is not null looks likely, as ships turn slowly. So square it twice where it is not null, and take the difference of two
# headings for the rest.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  ais-stream-decoder@2.1.2 ggencoder@1.0.10

cat > look.cjs <<'JS'
const { readFileSync } = require('fs');
for (const name of ['ais-stream-decoder', 'ggencoder']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
}
const AisDecoder = require('ais-stream-decoder').default;
const { AisDecode } = require('ggencoder');

/** A position report, message 1, of a ship that sends this rate of turn. */
const report = rateOfTurn => {
  const fields = [[1, 6], [0, 2], [366053209, 30], [0, 4], [rateOfTurn, 8], [102, 10], [0, 1], [11.5 * 600000, 28], [48.1 * 600000, 27],
    [511, 12], [181, 9], [30, 6], [0, 2], [0, 3], [0, 1], [0, 19]];
  const bits = fields.map(([value, length]) => (value < 0 ? value + 2 ** length : value).toString(2).padStart(length, '0')).join('');
  const letters = bits.match(/.{6}/g).map(six => parseInt(six, 2)).map(six => String.fromCharCode(six < 40 ? six + 48 : six + 56));
  const text = `AIVDM,1,1,,A,${letters.join('')},0`;
  let sum = 0;
  for (const c of text) sum ^= c.charCodeAt(0);
  return `!${text}*${sum.toString(16).toUpperCase().padStart(2, '0')}`;
};
for (const degrees of [0, 0.5, 18, 100, 708, -0.5, -18, -100, -708]) {
  const sent = Math.round(Math.sign(degrees) * 4.733 * Math.sqrt(Math.abs(degrees)));
  const sentence = report(sent);
  const decoder = new AisDecoder();
  decoder.on('data', json => {
    const message = JSON.parse(json);
    console.log(`${degrees} degrees per minute, sent as ${sent}: ${message.rateOfTurn}; ggencoder ${new AisDecode(sentence).rot}, `
      + `which is ${(Math.sign(sent) * (sent / 4.733) ** 2).toFixed(1)}; course ${message.courseOverGround}`);
  });
  decoder.write(sentence);
}
JS
cat > expected.txt <<'SEEN'
ais-stream-decoder 2.1.2
ggencoder 1.0.10
0 degrees per minute, sent as 0: 0; ggencoder 0, which is 0.0; course 51.1
0.5 degrees per minute, sent as 3: 0.7961453724327358; ggencoder 3, which is 0.4; course 51.1
18 degrees per minute, sent as 20: 2.055638512394725; ggencoder 20, which is 17.9; course 51.1
100 degrees per minute, sent as 47: 3.151234167759504; ggencoder 47, which is 98.6; course 51.1
708 degrees per minute, sent as 126: 5.159611716973915; ggencoder 126, which is 708.7; course 51.1
-0.5 degrees per minute, sent as -3: null; ggencoder -3, which is -0.4; course 51.1
-18 degrees per minute, sent as -20: null; ggencoder -20, which is -17.9; course 51.1
-100 degrees per minute, sent as -47: null; ggencoder -47, which is -98.6; course 51.1
-708 degrees per minute, sent as -126: null; ggencoder -126, which is -708.7; course 51.1
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

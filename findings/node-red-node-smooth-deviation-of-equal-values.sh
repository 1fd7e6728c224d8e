#!/usr/bin/env bash
# One would expect of a standard deviation over the last few messages that it is 0 where all of them are equal, and 1.58 where each is one
# more than the one before, whatever they count from.
# node-red-node-smooth 0.1.2 takes the difference of two sums of squares, which it also carries on from message to message: for 0.7 or 22.4
# eight times over it is NaN from the fifth message on, for 50.2 or 1013.2 at the third, as the difference comes out below zero; for a
# counter beyond a thousand million it is 0 or NaN, and for milliseconds since 1970 up to 32768. From 0 on it is right.
# This hurts whoever watches whether a sensor is stuck, or a process calm, with a limit on the deviation: exactly what is to be found is
# NaN, which is below no limit and above none, and becomes null in JSON, so a database refuses it or shows a gap. So take NaN for 0, and
# subtract a fixed value before.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  node-red-node-smooth@0.1.2

cat > look.cjs <<'JS'
console.log('node-red-node-smooth', JSON.parse(require('fs').readFileSync('node_modules/node-red-node-smooth/package.json')).version);
// What a node needs of Node-RED to take a message and send one.
let Smooth;
require('node-red-node-smooth/17-smooth.js')({
  nodes: {
    createNode: node => Object.assign(node, {
      sent: [], on: (name, take) => { node.take = take; }, send: message => node.sent.push(message.payload), log() {},
    }),
    registerType: (name, type) => { Smooth = type; },
  },
  util: { getMessageProperty: (message, name) => message[name], setMessageProperty: (message, name, value) => { message[name] = value; } },
});
const show = (action, count, values) => {
  const node = new Smooth({ action, count, property: 'payload' });
  values.forEach(payload => node.take({ payload }));
  console.log(`  ${action} of the last ${count} of ${values.map(value => JSON.stringify(value)).join(' ')}:`);
  console.log(`    ${node.sent.map(value => Number(value.toFixed(3))).join(' ')}`);
};
for (const value of [0.5, 0.7, 22.4, 50.2, 1013.2]) show('sd', 5, Array(8).fill(value));
for (const start of [0, 1e9, 1783252800000]) show('sd', 5, [0, 1, 2, 3, 4, 5, 6, 7].map(i => start + i));
JS
cat > expected.txt <<'SEEN'
node-red-node-smooth 0.1.2
  sd of the last 5 of 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5:
    0 0 0 0 0 0 0 0
  sd of the last 5 of 0.7 0.7 0.7 0.7 0.7 0.7 0.7 0.7:
    0 0 0 0 NaN NaN NaN NaN
  sd of the last 5 of 22.4 22.4 22.4 22.4 22.4 22.4 22.4 22.4:
    0 0 0 0 NaN NaN NaN NaN
  sd of the last 5 of 50.2 50.2 50.2 50.2 50.2 50.2 50.2 50.2:
    0 0 NaN 0 0 0 0 0
  sd of the last 5 of 1013.2 1013.2 1013.2 1013.2 1013.2 1013.2 1013.2 1013.2:
    0 0 NaN 0 0 0 0 0
  sd of the last 5 of 0 1 2 3 4 5 6 7:
    0 0.707 1 1.291 1.581 1.581 1.581 1.581
  sd of the last 5 of 1000000000 1000000001 1000000002 1000000003 1000000004 1000000005 1000000006 1000000007:
    0 0 0 0 NaN 0 0 0
  sd of the last 5 of 1783252800000 1783252800001 1783252800002 1783252800003 1783252800004 1783252800005 1783252800006 1783252800007:
    0 32768 0 26754.96 0 0 0 0
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of a node which "can be used to aggregate numeric values over a specific time span" and takes any number of days that one
# of 30 days gives one message in 30 days, or that it is refused.
# node-red-contrib-aggregator 2.0.0 hands its span to setTimeout and setInterval, which cannot wait for more than 24.8 days and take a
# longer time for a millisecond: with 25 days or more, from the first end of a span on, the node gives each value on as it comes, as the
# sum, the mean or the maximum of 30 days. It is shown as running; Node.js alone writes a TimeoutOverflowWarning, once, in the log of all of
# Node-RED, and names neither the node nor the flow.
# This hurts whoever sums meters by the month: the "sum of the month" is that of one reading, so a bill, a quota or an alert on it is far
# too low, never fires, and the database behind it gets as many rows as before. So aggregate by the day, and by the month where it is read.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  node-red-contrib-aggregator@2.0.0

cat > look.js <<'JS'
const { EventEmitter } = require('node:events');

// What Node-RED has for a node: events, and send() to the next one.
let Aggregator;
const Clock = Date;
const RED = {
  nodes: {
    createNode: node => Object.assign(node, EventEmitter.prototype, { sent: [], send: message => node.sent.push(message.payload) }),
    registerType: (name, type) => { Aggregator = type; },
  },
};
require('node-red-contrib-aggregator/aggregator/aggregator.js')(RED);
process.on('warning', () => {});
const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds));
(async () => {
  const spans = [[1, 'h'], [24, 'd'], [25, 'd'], [30, 'd']];
  const nodes = spans.map(([intervalCount, intervalUnits]) => {
    // Spans begin at multiples of themselves since 1970: each node is made just before one ends.
    const span = intervalCount * (intervalUnits === 'd' ? 86_400_000 : 3_600_000);
    globalThis.Date = class extends Clock {
      constructor() {
        super(Math.ceil(Clock.now() / span) * span - 50);
      }
    };
    return new Aggregator({ intervalCount, intervalUnits, aggregationType: 'sum', submitPerTopic: true });
  });
  for (const payload of [10, 20, 30]) {
    await wait(100);
    for (const node of nodes) node.emit('input', { topic: 'kWh', payload });
  }
  await wait(100);
  console.log('sums sent after 10, 20 and 30 in less than a second');
  spans.forEach(([count, unit], i) => console.log(`  of ${count} ${unit}: [${nodes[i].sent}]`));
  for (const node of nodes) node.emit('close');
})();
JS
look() {
  echo "node-red-contrib-aggregator $(node -p "require('./node_modules/node-red-contrib-aggregator/package.json').version")"
  TZ=UTC node --no-warnings look.js
}
cat > expected.txt <<'SEEN'
node-red-contrib-aggregator 2.0.0
sums sent after 10, 20 and 30 in less than a second
  of 1 h: []
  of 24 d: []
  of 25 d: [10,20,30]
  of 30 d: [10,20,30]
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

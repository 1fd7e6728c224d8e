#!/usr/bin/env bash
# One would expect of a node for bar charts that 24 bars of an hour are "the last 24 hours", as its README has it, on every day of the year.
# node-red-contrib-dashboard-bar-chart-data 0.9.94 goes back hour by hour on the machine's clock, by setHours: in the night in which the
# clock goes from 2 to 3 the hour before 3 is 3 again, so it stays there for ever. From 3 o'clock on all bars but the newest are labelled 03
# and are copies of that hour's, their sum counts it up to 24 times, and what was measured before 3 o'clock is deleted from the store. The
# quarters of an hour go 15 minutes back into the next hour. In UTC, or by days, all is right.
# This hurts every chart of hours on a machine in a zone with summer time: a day of 24 kWh shows 24 times what was used from 3 to 4, all
# through that Sunday, which looks likely for what runs evenly, and the bars of Saturday are gone for good. So run Node-RED with TZ=UTC, or
# do not read the chart on that Sunday.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  node-red-contrib-dashboard-bar-chart-data@0.9.94

cat > look.cjs <<'JS'
const folder = './node_modules/node-red-contrib-dashboard-bar-chart-data/';

/** A node as Node-RED makes it, with a store, and what it does with a message. */
function node(config) {
  let constructor;
  const handlers = {};
  const store = new Map();
  require(folder + 'bar-chart-data.js')({ nodes: {
    registerType: (name, made) => constructor = made,
    createNode: made => Object.assign(made, {
      on: (event, handler) => handlers[event] = handler,
      context: () => ({ get: key => store.get(key), set: (key, value) => store.set(key, value) }),
      send: () => {}, warn: console.log, error: console.log
    })
  } });
  const made = new constructor(config);
  return message => {
    handlers.input.call(made, message);
    return message;
  };
}
const hour = 3600000;
/** One reading five minutes after every full hour, each its clock hour, up to the given one; prints the last charts. */
function look(interval, size, end, step, count) {
  const input = node({ x_interval: interval, x_size: size, precision: 2, agg_by: 'sum' });
  for (let time = end - 30 * step; time <= end; time += step) {
    const message = input({ topic: 'meter', payload: new Date(time).getHours() + 1, ts: time });
    if (time <= end - count * step) continue;
    const [{ labels, data: [bars] }] = message.payload;
    console.log(`  ${new Date(time).toTimeString().slice(0, 5)}`);
    console.log(`    of ${labels.join(' ')}`);
    console.log(`    bars ${bars.join(' ')}, sum ${message.data_sum}`);
  }
}
console.log(`${process.env.TZ}, bars of hours, each hour 1 more than its clock, in the night to 29 March 2026`);
look('hours', 8, Date.UTC(2026, 2, 29, 3, 5), hour, 4);
console.log(`${process.env.TZ}, bars of quarters`);
look('quarter_hours', 6, Date.UTC(2026, 2, 29, 1, 5), hour / 4, 1);
JS
look() {
  local package=node-red-contrib-dashboard-bar-chart-data
  echo "$package $(node -p "require('./node_modules/$package/package.json').version")"
  local zone
  for zone in Europe/Berlin UTC; do TZ=$zone node look.cjs; done
}
cat > expected.txt <<'SEEN'
node-red-contrib-dashboard-bar-chart-data 0.9.94
Europe/Berlin, bars of hours, each hour 1 more than its clock, in the night to 29 March 2026
  01:05
    of 18 19 20 21 22 23 00 01
    bars 19 20 21 22 23 24 1 2, sum 132
  03:05
    of 03 03 03 03 03 03 03 03
    bars 4 4 4 4 4 4 4 4, sum 32
  04:05
    of 03 03 03 03 03 03 03 04
    bars 4 4 4 4 4 4 4 5, sum 33
  05:05
    of 03 03 03 03 03 03 04 05
    bars 4 4 4 4 4 4 5 6, sum 35
Europe/Berlin, bars of quarters
  03:05
    of 04:00 03:15 03:30 03:45 04:00 03:15
    bars 0 4 0 0 0 4, sum 8
UTC, bars of hours, each hour 1 more than its clock, in the night to 29 March 2026
  00:05
    of 17 18 19 20 21 22 23 00
    bars 18 19 20 21 22 23 24 1, sum 148
  01:05
    of 18 19 20 21 22 23 00 01
    bars 19 20 21 22 23 24 1 2, sum 132
  02:05
    of 19 20 21 22 23 00 01 02
    bars 20 21 22 23 24 1 2 3, sum 116
  03:05
    of 20 21 22 23 00 01 02 03
    bars 21 22 23 24 1 2 3 4, sum 100
UTC, bars of quarters
  01:05
    of 00:00 00:15 00:30 00:45 01:00 01:15
    bars 24 1 1 1 1 2, sum 30
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

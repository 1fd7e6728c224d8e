#!/usr/bin/env bash
# One would expect of ioBroker's history adapter that a chart of the kind minmax shows of each interval what the table of @iobroker/aggregate,
# with which it aggregates, says: "start, min, max and end of the interval, in chronological order", so that the peaks stay; and of
# integralTotal "one single integral over the whole range, in value x hours".
# iobroker.history 5.0.1 reads a day's file newest first and hands it over so; @iobroker/aggregate 1.0.1 takes the first that it is given for
# the start of an interval, and a time that goes back for none at all. Of the values 1, 9, -4 and 5 of a minute only the 5 remains: start and
# end are then the same moment, and where they are, there is "just one value in this period". integralTotal is what it would be, had the first
# value of the file held for the whole range. max, min, average and integral are right, and so is minmax while the values are still in memory:
# the peaks are there until they are written to disk.
# This hurts every chart of the past: it is a thinned-out line of last values instead of a band, a short outage or the load at the start of a
# machine was never there, and the energy of a day is some number. So ask for max and min apart, and add up integral instead of the total.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  iobroker.history@5.0.1 @iobroker/aggregate@1.0.1

cat > look.cjs <<'JS'
const { fork } = require('child_process');
const { mkdirSync, readFileSync, writeFileSync } = require('fs');
const { aggregation, finishAggregation, initAggregate } = require('@iobroker/aggregate');

const id = 'meter.0.power';
const start = new Date(2026, 0, 15, 12).getTime();
const points = [[0, 1], [10, 9], [20, -4], [30, 5], [70, 2], [80, 7], [90, 6]]
  .map(([second, val]) => ({ val, ts: start + second * 1000, ack: true }));
const shown = result => result.filter(point => point.val !== null)
  .map(point => `${+point.val.toFixed(4)} at ${(point.ts - start) / 1000} s`).join(', ');
const range = { start, end: start + 120_000, step: 60_000, limit: 2000, count: 100 };
const wanted = aggregate => ({ id, path: 'data/', ...range, aggregate, integralUnit: 3600 });

// as the adapter does: the file of a day is read by a process of its own, which asks for what is in memory
const fromFile = options => new Promise(resolve => {
  const reader = fork('node_modules/iobroker.history/build/lib/getHistory.js', [JSON.stringify(options)]);
  reader.on('message', ([command, result]) => {
    if (command === 'getCache') reader.send(['cacheData', []]);
    if (command === 'response') {
      reader.send(['exit']);
      resolve(result);
    }
  });
});
const inOrder = options => {
  const state = initAggregate(options, id);
  aggregation(state, structuredClone(points));
  finishAggregation(state);
  return state.result;
};

(async () => {
  for (const name of ['iobroker.history', '@iobroker/aggregate']) {
    console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
  }
  mkdirSync('data/20260115', { recursive: true });
  writeFileSync(`data/20260115/history.${id}.json`, JSON.stringify(points));
  console.log(`stored: ${shown(points)}`);
  for (const aggregate of ['minmax', 'integralTotal', 'max', 'integral']) {
    console.log(aggregate);
    console.log(`  oldest first: ${shown(inOrder(wanted(aggregate)))}`);
    console.log(`  from a file: ${shown(await fromFile(wanted(aggregate)))}`);
  }
})();
JS
cat > expected.txt <<'SEEN'
iobroker.history 5.0.1
@iobroker/aggregate 1.0.1
stored: 1 at 0 s, 9 at 10 s, -4 at 20 s, 5 at 30 s, 2 at 70 s, 7 at 80 s, 6 at 90 s
minmax
  oldest first: 1 at 0 s, 9 at 10 s, -4 at 20 s, 5 at 30 s, 2 at 70 s, 7 at 80 s, 6 at 90 s
  from a file: 5 at 30 s, 6 at 90 s
integralTotal
  oldest first: 0.1417 at 120 s
  from a file: 0.0333 at 120 s
max
  oldest first: 9 at 30 s, 7 at 90 s
  from a file: 9 at 30 s, 7 at 90 s
integral
  oldest first: 0.0583 at 30 s, 0.0889 at 90 s, 0.0944 at 120 s
  from a file: 0.0583 at 30 s, 0.0889 at 90 s, 0.0944 at 120 s
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

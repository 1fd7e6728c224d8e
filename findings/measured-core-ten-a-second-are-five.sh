#!/usr/bin/env bash
# One would expect of a meter that was marked ten times a second for ten minutes that its one-minute rate is 10 a second, at whatever
# tickInterval, "the interval in which the averages are updated"; that marking it with 0, as the number of rows of an empty answer, adds
# nothing; and that the averages begin with the first rate, as in Dropwizard's Metrics, whose names of rates and reservoir it has.
# measured-core 2.0.0 computes the averages for the tickInterval and updates them every five seconds all the same: with one of a second 10 a
# second are 50, of ten seconds 5, of a minute 0.8. mark(0) counts 1. The averages begin at 0, so that after ten minutes the rate of fifteen
# is 4.9, and after one minute it is 0.6.
# This hurts alerts on rates: half of the load is seen, or five times as much, and next to nothing after a start, and batches in which
# nothing happened count as one. The mean and the count are right, but for mark(0). So leave tickInterval alone, mark only what is
# above 0, and draw the rate of the count.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps measured-core@2.0.0

cat > look.cjs <<'JS'
const { mock } = require('node:test');
mock.timers.enable({ apis: ['setInterval'] });
const { Meter } = require('measured-core');
console.log('measured-core', require('./node_modules/measured-core/package.json').version);
function run(tickInterval, minutes) {
  let now = 0;
  const meter = new Meter({ tickInterval, getTime: () => now });
  for (let second = 1; second <= minutes * 60; second++) {
    meter.mark(10);
    now += 1000;
    mock.timers.tick(1000);
  }
  const { mean, ...rates } = meter.toJSON();
  meter.end();
  console.log(`tickInterval ${tickInterval ?? 'left out'}, ${minutes} minutes of 10 a second: mean ${mean}, rates of 1, 5 and 15 minutes`,
    ['1MinuteRate', '5MinuteRate', '15MinuteRate'].map(name => rates[name].toFixed(1)).join(' '));
}
run(undefined, 1);
run(undefined, 10);
run(undefined, 60);
run(1000, 60);
run(5000, 60);
run(10000, 60);
run(60000, 60);
const meter = new Meter({ getTime: () => 0 });
for (const rows of [0, 0, 0]) meter.mark(rows);
console.log(`marked three times with 0: count ${meter.toJSON().count}`);
JS
cat > expected.txt <<'SEEN'
measured-core 2.0.0
tickInterval left out, 1 minutes of 10 a second: mean 10, rates of 1, 5 and 15 minutes 6.3 1.8 0.6
tickInterval left out, 10 minutes of 10 a second: mean 10, rates of 1, 5 and 15 minutes 10.0 8.6 4.9
tickInterval left out, 60 minutes of 10 a second: mean 10, rates of 1, 5 and 15 minutes 10.0 10.0 9.8
tickInterval 1000, 60 minutes of 10 a second: mean 10, rates of 1, 5 and 15 minutes 50.0 45.5 27.5
tickInterval 5000, 60 minutes of 10 a second: mean 10, rates of 1, 5 and 15 minutes 10.0 10.0 9.8
tickInterval 10000, 60 minutes of 10 a second: mean 10, rates of 1, 5 and 15 minutes 5.0 5.0 5.0
tickInterval 60000, 60 minutes of 10 a second: mean 10, rates of 1, 5 and 15 minutes 0.8 0.8 0.8
marked three times with 0: count 3
SEEN
node --no-warnings look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

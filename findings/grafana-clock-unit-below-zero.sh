#!/usr/bin/env bash
# One would expect that a unit of time shows how long a negative time is: minus one hour, one minute and one second as
# "-1h:01m:01s", or, as the other units of time write it, with "ago" behind it.
# With @grafana/data 13.2.3 the units "clock (s)" and "clock (ms)" show of a negative time what is left of its last
# second, and nothing else: -3661 seconds are "000ms", -61001 milliseconds "999ms". Every whole negative number of
# seconds is "000ms", a day as well as a second. "duration (hh:mm:ss)" says "01:01:01 ago", "seconds (s)" "-1.02 hours".
# This matters to anyone who sends a difference of times, such as a train's delay, a balance of working hours or the time
# left until a deadline: on time and a day late look the same. So such a series should carry the unit s or ms.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  @grafana/data@13.2.3 react@18.3.1 react-dom@18.3.1

cat > look.cjs <<'JS'
global.navigator ??= { language: 'en-US', languages: ['en-US'] };
console.log('@grafana/data', JSON.parse(require('fs').readFileSync('node_modules/@grafana/data/package.json')).version);
const { formattedValueToString, getValueFormat } = require('@grafana/data');
for (const [unit, ...values] of [
  ['clocks', 3661, -3661, -1, -86400],
  ['clockms', 61001, -61001],
  ['dthms', -3661],
  ['s', -3661]
]) {
  for (const value of values) {
    console.log(`${unit} ${value}: ${formattedValueToString(getValueFormat(unit)(value))}`);
  }
}
JS
cat > expected.txt <<'SEEN'
@grafana/data 13.2.3
clocks 3661: 1h:01m:01s:000ms
clocks -3661: 000ms
clocks -1: 000ms
clocks -86400: 000ms
clockms 61001: 01m:01s:001ms
clockms -61001: 999ms
dthms -3661: 01:01:01 ago
s -3661: -1.02 hours
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

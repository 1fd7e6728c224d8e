#!/usr/bin/env bash
# One would expect of an exponential moving average that each value fades and never ends at once, and that the next
# average follows from the one before: with a period of 3 half of it and half of the new value.
# With data-forge-indicators 0.2.7 ema(3) starts anew in every window of three values, with the first of them in the place
# of all that came before. Eight readings of 0 behind one of 80 are 20, 0, 0 and so on, where the average is 20, 10, 5. Of a
# ramp of 1 a step it lags by 0.75 for ever, where it should come to lag by 1. macd() is made of two such averages.
# This matters to anyone who smooths readings or crosses a fast average with a slow one: a peak vanishes the moment it
# leaves the window, and the lines cross at other times than those of any other tool with the same period.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts data-forge@1.10.5 data-forge-indicators@0.2.7 chai@4.5.0

cat > look.cjs <<'JS'
const version = name => JSON.parse(require('fs').readFileSync(`node_modules/${name}/package.json`)).version;
console.log('data-forge', version('data-forge'), 'data-forge-indicators', version('data-forge-indicators'));
const { Series } = require('data-forge');
require('data-forge-indicators');

for (const values of [
  [80, 0, 0, 0, 0, 0],
  [1, 2, 3, 4, 5, 6]
]) {
  const follows = [values[0]];
  for (const value of values.slice(1)) {
    follows.push((follows.at(-1) + value) / 2);
  }
  const seen = new Series(values).ema(3).toArray();
  console.log(`${values.join(' ')}: ema(3) ${seen.join(' ')}; each from the one before ${follows.slice(2).join(' ')}`);
}
JS
cat > expected.txt <<'SEEN'
data-forge 1.10.5 data-forge-indicators 0.2.7
80 0 0 0 0 0: ema(3) 20 0 0 0; each from the one before 20 10 5 2.5
1 2 3 4 5 6: ema(3) 2.25 3.25 4.25 5.25; each from the one before 2.25 3.125 4.0625 5.03125
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of a Vector that after push() all its numbers are those of the values in it, as its README says of push: it "performs/
# maintains streaming calculations".
# gauss 0.2.12 keeps the last variance of a sample together with the values that it was made of. push() adds the new value to those that it
# keeps, and not to the variance, so the next question finds the values unchanged and gets the old answer: sample.variance() and
# sample.stdev() of 10, 20 and 30 are still 100 and 10 once 1000 and -1000 have been pushed. Asked from the first value on, they are NaN for
# ever. The mean, the sum and the deviation of the population are right.
# This hurts whoever watches a stream and draws a band of two deviations around its mean, or wakes somebody outside of it: the band has the
# width that it had at the first question, however calm or wild it has become, and NaN is neither above nor below. So take stdev() and
# multiply it by the root of n/(n-1), or make a new Vector of toArray() for each question.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  gauss@0.2.12

cat > look.js <<'JS'
const { Vector } = require('gauss');
const round = number => Math.round(number * 100) / 100;
const show = vector => console.log(`  ${vector.length} values, mean ${round(vector.mean())}, deviation ${round(vector.stdev())},`,
  `of the sample ${round(vector.sample.stdev())}, of a copy's sample ${round(new Vector([...vector]).sample.stdev())}`);
for (const first of [[10, 20, 30], []]) {
  console.log(`pushed to [${first}], asked each time`);
  const vector = new Vector(first);
  if (first.length) show(vector);
  for (const value of [40, 1000, -1000]) {
    vector.push(value);
    show(vector);
  }
}
console.log('pushed to [10,20,30], asked at the end');
const vector = new Vector([10, 20, 30]);
vector.push(40, 1000, -1000);
show(vector);
JS
look() {
  echo "gauss $(node -p "require('./node_modules/gauss/package.json').version")"
  node look.js
}
cat > expected.txt <<'SEEN'
gauss 0.2.12
pushed to [10,20,30], asked each time
  3 values, mean 20, deviation 8.16, of the sample 10, of a copy's sample 10
  4 values, mean 25, deviation 11.18, of the sample 10, of a copy's sample 12.91
  5 values, mean 220, deviation 390.13, of the sample 10, of a copy's sample 436.18
  6 values, mean 16.67, deviation 577.54, of the sample 10, of a copy's sample 632.67
pushed to [], asked each time
  1 values, mean 40, deviation 0, of the sample NaN, of a copy's sample NaN
  2 values, mean 520, deviation 480, of the sample NaN, of a copy's sample 678.82
  3 values, mean 13.33, deviation 816.71, of the sample NaN, of a copy's sample 1000.27
pushed to [10,20,30], asked at the end
  6 values, mean 16.67, deviation 577.54, of the sample 632.67, of a copy's sample 632.67
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

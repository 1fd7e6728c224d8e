#!/usr/bin/env bash
# One would expect of Highest with a period of three that it is the largest of the last three values, as Lowest is the
# smallest of them.
# With technicalindicators 3.1.0 the search starts at zero, so as long as every value since the beginning was below zero
# the highest is 0, which is none of them: of -5, -2, -3, -9, -8 it is 0, 0, 0. A single value above zero at the beginning
# mends it for the rest of the same series, so it depends on what came long before the window. Lowest is right.
# This matters to anyone who draws the upper edge of what is mostly below zero, such as temperatures in winter, levels in
# dBm or a balance: the band's edge lies at zero, and no value ever reaches it, so a rule for "a new high" never fires.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts technicalindicators@3.1.0

cat > look.cjs <<'JS'
console.log('technicalindicators', require('technicalindicators/package.json').version);
const { Highest, Lowest } = require('technicalindicators');
for (const values of [
  [5, 2, 3, 1, 8],
  [-5, -2, -3, -9, -8],
  [1, -5, -2, -3, -9, -8]
]) {
  const [high, low] = [Highest, Lowest].map(of => of.calculate({ period: 3, values }).join(' '));
  console.log(`${values.join(' ')}: highest ${high}; lowest ${low}`);
}
JS
cat > expected.txt <<'SEEN'
technicalindicators 3.1.0
5 2 3 1 8: highest 5 3 8; lowest 2 1 1
-5 -2 -3 -9 -8: highest 0 0 0; lowest -5 -9 -9
1 -5 -2 -3 -9 -8: highest 1 -2 -2 -3; lowest -5 -5 -9 -9
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

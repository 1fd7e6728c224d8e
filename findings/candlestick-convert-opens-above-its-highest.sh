#!/usr/bin/env bash
# One would expect of a bar made of trades that it opens with the first of them, and so lies between its lowest and its highest, which are
# of the same trades. The README of candlestick-convert speaks of creating bars from trades, and ta4j's bars and pandas' ohlc do it so.
# candlestick-convert 7.0.0 opens each bar but the first at the close of the one before, without counting that in the highest and lowest:
# after a minute that closed at 12, a minute whose only trade was at 11 opens at 12 and has 11 as highest, lowest and close. So with a gap
# of hours, where the bars between are left out. Bars made of smaller bars open as the first of them does.
# This hurts charts, which draw a body beyond its wicks, and whoever computes from opens: the return from open to close of such a bar
# contains the gap before, which a backtest then trades, an average range loses it, and a check that low <= open <= high fails. So take the
# first trade of each bar for its open.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  candlestick-convert@7.0.0

cat > look.cjs <<'JS'
console.log('candlestick-convert', JSON.parse(require('fs').readFileSync('node_modules/candlestick-convert/package.json')).version);
const { batchCandles, batchTicksToCandle } = require('candlestick-convert');
const start = Date.UTC(2026, 6, 3, 9);
const clock = time => new Date(time).toISOString().slice(11, 19);
const trades = [[0, 10], [20, 12], [70, 11], [130, 9], [150, 13], [3600, 20], [3630, 21], [3660, 21]]
  .map(([second, price]) => ({ time: start + second * 1000, price, quantity: 1 }));
console.log('  trades', trades.map(({ time, price }) => `${clock(time)} ${price}`).join(', '));
for (const { time, open, high, low, close } of batchTicksToCandle(trades, 60, true)) {
  const outside = open > high || open < low ? ', outside' : '';
  console.log(`  bar ${clock(time)}: open ${open}, high ${high}, low ${low}, close ${close}${outside}`);
}
const minutes = [[10, 12, 10, 12], [11, 11, 11, 11], [9, 13, 9, 13], [20, 21, 20, 21]]
  .map((bar, minute) => [start + minute * 60_000, ...bar, 1]);
for (const [time, open, high, low, close] of batchCandles(minutes, 60, 120)) {
  console.log(`  bar ${clock(time)} of two bars: open ${open}, high ${high}, low ${low}, close ${close}`);
}
JS
cat > expected.txt <<'SEEN'
candlestick-convert 7.0.0
  trades 09:00:00 10, 09:00:20 12, 09:01:10 11, 09:02:10 9, 09:02:30 13, 10:00:00 20, 10:00:30 21, 10:01:00 21
  bar 09:00:00: open 10, high 12, low 10, close 12
  bar 09:01:00: open 12, high 11, low 11, close 11, outside
  bar 09:02:00: open 11, high 13, low 9, close 13
  bar 10:00:00: open 13, high 21, low 20, close 21, outside
  bar 10:01:00: open 21, high 21, low 21, close 21
  bar 09:00:00 of two bars: open 10, high 12, low 10, close 11
  bar 09:02:00 of two bars: open 9, high 21, low 9, close 21
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of chartjs-plugin-datasource-prometheus with fillGaps, which is to "insert NaN values when values are missing in time range",
# that the line of a series is broken wherever it has a gap.
# With 2.4.2 all gaps but the first are: what lies between the first point of a series and the second is never looked at. If that is a gap the
# line goes straight across it. A series of two points is always a line.
# This hurts a chart that runs along with now: an outage is shown as one as long as two points from before it are in the picture; when only one
# is left, it is a straight line, and once that one is gone too the series begins late. So an outage of an hour in a chart of the last hour
# ends as ten seconds of line. What was measured once at the beginning and not again for hours seems to have been there all the time. So look
# for gaps in dataSetHook oneself, which gets the points, and put one with a y of NaN behind the first where the step to the second is too long.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  chartjs-plugin-datasource-prometheus@2.4.2 chart.js@4.5.1 chartjs-adapter-date-fns@3.0.0 date-fns@4.1.0

cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { Chart, registerables } from 'chart.js';
import 'chartjs-adapter-date-fns';
import plugin from 'chartjs-plugin-datasource-prometheus';

for (const name of ['chartjs-plugin-datasource-prometheus', 'chart.js']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
}
Chart.register(...registerables);
// a canvas that takes every stroke and shows none, for what counts is in Chart.js's own list of unbroken lines
const context = new Proxy({}, { get: (known, name) => known[name] ?? (name === 'measureText' ? () => ({ width: 10 }) : () => {}) });
const canvas = { getContext: () => context, width: 800, height: 400, style: {}, getAttribute() {}, setAttribute() {}, removeAttribute() {} };
context.canvas = canvas;

const start = Date.UTC(2026, 0, 15, 12);
for (const seconds of [[0, 10, 20, 620, 630, 1200, 1210], [0, 620, 630, 1200, 1210], [0, 1210]]) {
  const drawn = new Promise(resolve => {
    const chart = new Chart(canvas, {
      type: 'line',
      plugins: [plugin, { id: 'look', afterDraw: ({ data }) => data.datasets.length > 0 && setTimeout(() => resolve(chart)) }],
      options: { animation: false, responsive: false, plugins: { 'datasource-prometheus': {
        query: async () => ({ resultType: 'matrix', result: [{ metric: {}, values: seconds.map(at => [start / 1000 + at, '5']) }] }),
        timeRange: { type: 'absolute', start: new Date(start), end: new Date(start + 1_210_000), step: 10 },
        fillGaps: true
      } } }
    });
  });
  const chart = await drawn;
  const { data } = chart.data.datasets[0];
  const second = index => (data[index].x - start) / 1000;
  const lines = chart.getDatasetMeta(0).dataset.segments.map(line => `${second(line.start)} to ${second(line.end)}`);
  console.log(`points at ${seconds.join(', ')} s: lines from ${lines.join(', from ')}`);
  chart.destroy();
}
JS
cat > expected.txt <<'SEEN'
chartjs-plugin-datasource-prometheus 2.4.2
chart.js 4.5.1
points at 0, 10, 20, 620, 630, 1200, 1210 s: lines from 0 to 20, from 620 to 630, from 1200 to 1210
points at 0, 620, 630, 1200, 1210 s: lines from 0 to 630, from 1200 to 1210
points at 0, 1210 s: lines from 0 to 1210
SEEN
node look.mjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of a chart library that a NaN is drawn like a missing value: a gap (docs of uPlot: null is a gap,
# undefined is joined over).
# With uPlot 1.6.32 a NaN passes the test for null. As the first value of the visible range it becomes minimum and
# maximum of the y scale, and all series of that scale vanish, also those without any NaN. Anywhere else it is handed
# to the canvas as a coordinate, which the canvas ignores: the line goes straight over the hole, unlike null. One
# Infinity empties the scale wherever it stands.
# This matters because JSON has no NaN, yet 1e999 is valid JSON and becomes Infinity in the browser, and a page that
# computes rates or ratios makes NaN of 0/0. So a server writes null for both, and a page turns every non-finite
# result into null before it plots.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  uplot@1.6.32 jsdom@26.1.0

cat > look.cjs <<'JS'
const { JSDOM } = require('jsdom');
const { window } = new JSDOM('<div id=plot></div>');
const drawn = { measureText: () => ({ width: 10 }) };
window.HTMLCanvasElement.prototype.getContext = () =>
  new Proxy(drawn, { get: (t, k) => (k in t ? t[k] : () => {}), set: () => true });
Object.assign(globalThis, {
  window,
  document: window.document,
  devicePixelRatio: 1,
  HTMLElement: window.HTMLElement,
  Event: window.Event,
  CustomEvent: window.CustomEvent,
  matchMedia: () => ({ addEventListener() {}, removeEventListener() {} }),
  requestAnimationFrame: f => setTimeout(f)
});
window.matchMedia = matchMedia;
Object.defineProperty(globalThis, 'navigator', { value: window.navigator, configurable: true });
globalThis.Path2D = class {
  steps = [];
  moveTo(x, y) {
    this.steps.push(y);
  }
  lineTo(x, y) {
    this.steps.push(y);
  }
  arc() {}
  rect() {}
  closePath() {}
  addPath() {}
};
const uPlot = require('uplot');
console.log('uplot', JSON.parse(require('fs').readFileSync('node_modules/uplot/package.json')).version);

const plot = async (what, values) => {
  const clean = [1, 5, 2, 3, 4];
  const u = new uPlot(
    { width: 500, height: 300, series: [{}, { stroke: 'red' }, { stroke: 'blue' }] },
    [[1, 2, 3, 4, 5], values, clean],
    document.getElementById('plot')
  );
  await new Promise(done => setTimeout(done, 20));
  const [own, other] = [1, 2].map(i => u.series[i]._paths.stroke.steps.filter(Number.isFinite).length);
  const { min, max } = u.scales.y;
  const gaps = u.series[1]._paths.gaps.length;
  console.log(
    `${what}: y from ${min.toFixed(1)} to ${max.toFixed(1)}, ${own} points drawn, ${other} of the other series, gaps ${gaps}`
  );
};
(async () => {
  await plot('1 5 2 3 4', [1, 5, 2, 3, 4]);
  await plot('1 5 null 3 4', [1, 5, null, 3, 4]);
  await plot('1 5 NaN 3 4', [1, 5, NaN, 3, 4]);
  await plot('NaN 5 2 3 4', [NaN, 5, 2, 3, 4]);
  await plot('1 5 1e999 3 4', JSON.parse('[1, 5, 1e999, 3, 4]'));
})();
JS
cat > expected.txt <<'SEEN'
uplot 1.6.32
1 5 2 3 4: y from 0.6 to 5.4, 5 points drawn, 5 of the other series, gaps 0
1 5 null 3 4: y from 0.6 to 5.4, 4 points drawn, 5 of the other series, gaps 1
1 5 NaN 3 4: y from 0.6 to 5.4, 4 points drawn, 5 of the other series, gaps 0
NaN 5 2 3 4: y from NaN to NaN, 0 points drawn, 0 of the other series, gaps 0
1 5 1e999 3 4: y from NaN to NaN, 0 points drawn, 0 of the other series, gaps 0
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

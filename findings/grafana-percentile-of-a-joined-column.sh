#!/usr/bin/env bash
# One would expect of the calculation "90th %" (docs: percentile of the values) that it does not depend on what else
# is on the panel, and that the "50th %" is about the median.
# With @grafana/data 13.2.3 the percentiles drop null, but not undefined, and a join by time leaves undefined where a
# series has no point. They count as places at the upper end: of 10 20 30 40 joined with five points at other times
# the 33rd percentile is the maximum and all from the 50th on are empty. Median, maximum and count leave them out and
# stay right.
# This matters to anyone who compares percentiles of two series of different rhythm: the numbers come out too high or
# not at all. So percentiles should be taken before a join, or sent by the server as a series of their own.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  @grafana/data@13.2.3 react@18.3.1 react-dom@18.3.1

cat > look.cjs <<'JS'
console.log('@grafana/data', JSON.parse(require('fs').readFileSync('node_modules/@grafana/data/package.json')).version);
const grafana = require('@grafana/data');
const { firstValueFrom, of } = require('rxjs');

const run = (transformer, options, ...frames) =>
  firstValueFrom(transformer.operator(options, { interpolate: s => s })(of(frames)));
const field = (name, type, values) => ({ name, type, values, config: {} });

(async () => {
  const a = () => ({
    refId: 'A',
    length: 4,
    fields: [field('Time', 'time', [1000, 2000, 3000, 4000]), field('a', 'number', [10, 20, 30, 40])]
  });
  const b = {
    refId: 'B',
    length: 5,
    fields: [field('Time', 'time', [1500, 2500, 3500, 4500, 5500]), field('b', 'number', [1, 1, 1, 1, 1])]
  };
  const reducers = ['p25', 'p33', 'p50', 'p90', 'median', 'max', 'count'];
  const reduce = values => grafana.reduceField({ field: field('a', 'number', values), reducers });
  const show = calcs => reducers.map(r => `${r} ${calcs[r]}`).join(', ');
  console.log('alone: ', show(reduce(a().fields[1].values)));
  const joined = (
    await run(grafana.standardTransformers.joinByFieldTransformer, { byField: 'Time', mode: 'outer' }, a(), b)
  )[0];
  console.log('joined:', show(reduce(joined.fields[1].values)));
})();
JS
cat > expected.txt <<'SEEN'
@grafana/data 13.2.3
alone:  p25 20, p33 20, p50 30, p90 40, median 25, max 40, count 4
joined: p25 30, p33 40, p50 undefined, p90 undefined, median 25, max 40, count 4
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect (docs of the transformation "Join by field", and of the Time series panel, which joins its frames
# in the same way) that a second series on a panel never changes what is drawn of the first.
# With @grafana/data 13.2.3 it does: as long as all series have the very same list of times, the columns are put side
# by side and a time that occurs twice keeps both of its values. As soon as one series has one other time, all are put
# into a map by time, and of two points of one millisecond only the later one is left. A reducer over the joined
# column (sum, count, max) changes with it.
# This matters where two events may fall into one millisecond: a bar or a total is right alone and wrong beside
# another query. So a server should not hand out two points with one time in one series: it should merge them by a
# rule that it states, or say so.
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
  const pump = () => ({
    refId: 'A',
    name: 'pump',
    length: 4,
    fields: [field('Time', 'time', [1000, 2000, 2000, 3000]), field('Value', 'number', [1, 50, 2, 3])]
  });
  const other = times => ({
    refId: 'B',
    name: 'other',
    length: 4,
    fields: [field('Time', 'time', times), field('Value', 'number', [7, 7, 7, 7])]
  });
  const join = async (...frames) =>
    (await run(grafana.standardTransformers.joinByFieldTransformer, { byField: 'Time', mode: 'outer' }, ...frames))[0];

  for (const [what, times] of [
    ['other series with the same times', [1000, 2000, 2000, 3000]],
    ['one time differs', [1000, 2000, 2000, 3001]]
  ]) {
    const joined = await join(pump(), other(times));
    const values = joined.fields[1].values.filter(v => v !== undefined);
    console.log(`${what}: pump ${values.join(' ')}, max ${Math.max(...values)}, rows ${joined.length}`);
  }
  const panel = grafana.outerJoinDataFrames({ frames: [pump(), other([1000, 2000, 2000, 3001])] });
  console.log('as the panel joins:', panel.fields[1].values.filter(v => v != null).join(' '));
})();
JS
cat > expected.txt <<'SEEN'
@grafana/data 13.2.3
other series with the same times: pump 1 50 2 3, max 50, rows 4
one time differs: pump 1 2 3, max 3, rows 4
as the panel joins: 1 2 3
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of a parser for Prometheus' text format, whose documentation promises the output of prom2json, one
# histogram for each set of labels, with its labels, its sum and its count.
# With parse-prometheus-text-format 1.1.1 that is so without labels only. As soon as samples of a histogram or a summary
# carry another label than le or quantile, all of them become one: for each bound it holds the number of whatever set of
# labels came last, and the labels, the sums and the counts are gone. Gauges and counters are parsed well.
# This hurts whoever draws quantiles from a scraped page: most servers label their histograms by method or status, the
# numbers look like a histogram, and they are those of the last status, often the rarest. So check that a parsed
# histogram has its count, or scrape with another parser.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  parse-prometheus-text-format@1.1.1

cat > look.cjs <<'JS'
const parse = require('parse-prometheus-text-format');
const name = 'parse-prometheus-text-format';
console.log(name, JSON.parse(require('fs').readFileSync(`node_modules/${name}/package.json`)).version);

const histogram = (labels, counts) => {
  const all = (more = '') => {
    const both = [labels, more].filter(Boolean).join(',');
    return both && `{${both}}`;
  };
  return [
    `took_bucket${all('le="0.1"')} ${counts[0]}`,
    `took_bucket${all('le="+Inf"')} ${counts[1]}`,
    `took_sum${all()} ${counts[1] * 2}`,
    `took_count${all()} ${counts[1]}`
  ];
};
const show = (what, lines) => console.log(`${what}: ${JSON.stringify(parse(lines.join('\n') + '\n')[0].metrics)}`);
show('no labels', ['# TYPE took histogram', ...histogram('', [90, 100])]);
show('one label', ['# TYPE took histogram', ...histogram('code="200"', [90, 100])]);
show('two codes', ['# TYPE took histogram', ...histogram('code="200"', [90, 100]), ...histogram('code="500"', [0, 3])]);
show('a summary', [
  '# TYPE took summary',
  ...['a', 'b'].flatMap((zone, i) => [`took{zone="${zone}",quantile="0.5"} ${i}`, `took_count{zone="${zone}"} 7`])
]);
show('a gauge', ['# TYPE took gauge', 'took{code="200"} 1', 'took{code="500"} 2']);
JS
cat > expected.txt <<'SEEN'
parse-prometheus-text-format 1.1.1
no labels: [{"buckets":{"0.1":"90","+Inf":"100"},"count":"100","sum":"200"}]
one label: [{"buckets":{"0.1":"90","+Inf":"100"}}]
two codes: [{"buckets":{"0.1":"0","+Inf":"3"}}]
a summary: [{"quantiles":{"0.5":"1"}}]
a gauge: [{"value":"1","labels":{"code":"200"}},{"value":"2","labels":{"code":"500"}}]
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

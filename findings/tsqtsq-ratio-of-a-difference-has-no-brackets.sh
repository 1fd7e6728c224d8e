#!/usr/bin/env bash
# One would expect of tsqtsq, Grafana's builder of PromQL whose methods are composed ("composing with rate"), that div with a left that is a
# sub is the difference divided, and that sub with a right that is a sub takes the inner one as a whole: what is handed over as left and
# right is an expression of its own.
# With 1.2.0 left, operator and right are put one behind the other. By PromQL's precedence ("Operators", Binary operator precedence) a product
# or quotient inside a sum then binds first: (total - failed) / total becomes total - failed / total, 0.9 becomes 199.9. a - (b - c) is
# a - b - c, and (a or b) unless c is a or b unless c, which keeps an a that c should have taken out.
# This hurts shares of success, error budgets and usages in per cent, which are of just that form: the query is valid, a share next to the
# count of all requests is drawn, and an alert on "below 0.99" never fires. So put brackets around left and right by hand.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  tsqtsq@1.2.0 esbuild@0.27.3
# only to have promtool, which evaluates a query without a server
apt-get download -qq prometheus 2> apt.txt || { apt-get update -qq > apt.txt 2>&1 && apt-get download -qq prometheus; }
dpkg -x prometheus_*.deb prometheus

cat > look.js <<'JS'
import { writeFileSync } from 'node:fs';
import { promql } from 'tsqtsq';

const queries = [
  ['(total - failed) / total', promql.div({ left: promql.sub({ left: 'total', right: 'failed' }), right: 'total' })],
  ['total - (failed - retried)', promql.sub({ left: 'total', right: promql.sub({ left: 'failed', right: 'retried' }) })],
  ['total * (failed + retried)', promql.mul({ left: 'total', right: promql.add({ left: 'failed', right: 'retried' }) })],
  ['(total or failed) unless retried', promql.unless({ left: promql.or({ left: 'total', right: 'failed' }), right: 'retried' })]
];
// no sample is -1, so promtool tells what it got
const test = expr => `  - {expr: '${expr}', eval_time: 0s, exp_samples: [{labels: '{}', value: -1}]}`;
writeFileSync('test.yml', `evaluation_interval: 1m
tests:
- interval: 1m
  input_series:
  - {series: total, values: '200'}
  - {series: failed, values: '20'}
  - {series: retried, values: '5'}
  promql_expr_test:
${queries.flat().map(test).join('\n')}
`);
JS
look() {
  echo "tsqtsq $(node -p "require('./node_modules/tsqtsq/package.json').version")"
  prometheus/usr/bin/promtool --version 2>&1 | sed -n 's/^promtool, version \([^ ]*\).*/promtool \1/p'
  npx esbuild look.js --bundle --platform=node --outfile=bundle.cjs --log-level=error
  node bundle.cjs
  (prometheus/usr/bin/promtool test rules test.yml 2>&1 || true) | sed -n 's/^ *expr: "\(.*\)", time.*/\1/p; s/^ *got: /    /p'
}
cat > expected.txt <<'SEEN'
tsqtsq 1.2.0
promtool 2.42.0+ds
(total - failed) / total
    {} 9E-01
total - failed / total
    {} 1.999E+02
total - (failed - retried)
    {} 1.85E+02
total - failed - retried
    {} 1.75E+02
total * (failed + retried)
    {} 5E+03
total * failed + retried
    {} 4.005E+03
(total or failed) unless retried
    nil
total or failed unless retried
    {__name__="total"} 2E+02
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

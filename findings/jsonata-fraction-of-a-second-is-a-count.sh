#!/usr/bin/env bash
# One would expect of the [f] in JSONata's pictures of times, the fraction of a second, that half a second is .5, .500 or .500000
# by the digits asked for (docs: as in XPath's format-dateTime), and that $toMillis reads what $fromMillis and others write.
# With jsonata 2.2.2 $fromMillis writes the count of milliseconds, with zeros on its left up to the digits asked for: 50 ms are
# .50 with [f] or [f01], as 500 should be, and half a second is .000500 with [f000001]. $toMillis reads it as a fraction, so that
# 50 ms come back as 500, and half a second in six digits as 0. In 1.8.7, which UQL has, $toMillis counts, too: what it wrote
# comes back, but half a second of another program is 5 ms as .5 and 500 s as .500000. Three digits are right in both.
# This hurts whoever hands times on in the usual six digits of microseconds: all points of a second gather in its first
# millisecond, or, with UQL, scatter over the next 17 minutes. So write and read [f001] and nothing else.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  jsonata@2.2.2 jsonata1@npm:jsonata@1.8.7

cat > look.cjs <<'JS'
const second = Date.UTC(2026, 0, 1, 12, 0, 7);
(async () => {
  for (const name of ['jsonata', 'jsonata1']) {
    const jsonata = require(name);
    console.log('jsonata', JSON.parse(require('fs').readFileSync(`node_modules/${name}/package.json`)).version);
    for (const fraction of ['[f]', '[f01]', '[f001]', '[f000001]']) {
      const picture = `[Y]-[M01]-[D01] [H01]:[m01]:[s01].${fraction}`;
      const seen = [];
      for (const ms of [5, 50, 500]) {
        const written = await jsonata(`$fromMillis(${second + ms}, "${picture}")`).evaluate({});
        const read = await jsonata(`$toMillis("${written}", "${picture}")`).evaluate({});
        seen.push(`${ms} ms ${written.slice(17)} read ${read - second}`);
      }
      console.log(`${fraction}: ${seen.join(', ')}`);
    }
    for (const text of ['5', '500', '500000']) {
      const read = await jsonata(`$toMillis("2026-01-01 12:00:07.${text}", "[Y]-[M]-[D] [H]:[m]:[s].[f]")`).evaluate({});
      console.log(`.${text} of another program is read as ${read - second} ms`);
    }
  }
})();
JS
cat > expected.txt <<'SEEN'
jsonata 2.2.2
[f]: 5 ms 07.5 read 500, 50 ms 07.50 read 500, 500 ms 07.500 read 500
[f01]: 5 ms 07.05 read 50, 50 ms 07.50 read 500, 500 ms 07.500 read 500
[f001]: 5 ms 07.005 read 5, 50 ms 07.050 read 50, 500 ms 07.500 read 500
[f000001]: 5 ms 07.000005 read 0, 50 ms 07.000050 read 0, 500 ms 07.000500 read 0
.5 of another program is read as 500 ms
.500 of another program is read as 500 ms
.500000 of another program is read as 500 ms
jsonata 1.8.7
[f]: 5 ms 07.5 read 5, 50 ms 07.50 read 50, 500 ms 07.500 read 500
[f01]: 5 ms 07.05 read 5, 50 ms 07.50 read 50, 500 ms 07.500 read 500
[f001]: 5 ms 07.005 read 5, 50 ms 07.050 read 50, 500 ms 07.500 read 500
[f000001]: 5 ms 07.000005 read 5, 50 ms 07.000050 read 50, 500 ms 07.000500 read 500
.5 of another program is read as 5 ms
.500 of another program is read as 500 ms
.500000 of another program is read as 500000 ms
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

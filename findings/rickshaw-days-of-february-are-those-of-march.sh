#!/usr/bin/env bash
# One would expect of an axis of local time that its marks are at the midnights of the days that are shown, in every zone.
# Rickshaw 1.7.1 makes the next midnight of Rickshaw.Fixtures.Time.Local from the start of 1970, whose year, month and day it sets one after
# the other. West of Greenwich that start is 31 December 1969, and in a month of less than 31 days the 31st is in the next: from New York to
# Honolulu, and in São Paulo, all days of February, April, June, September and November are marked a month late, outside of the graph. East
# of Greenwich, in months of 31 days and with hours or months for days it is right.
# This hurts whoever shows some days in America: in five months of the year the axis has no marks at all, and the grid that is drawn from
# them no lines, so nobody can tell which day a peak is on, and the same page in Berlin, or in January, looks well. So make the fixture's
# ceil anew for days, with new Date(year, month, day).
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  rickshaw@1.7.1 d3@3.5.17

cat > look.js <<'JS'
const Rickshaw = require('rickshaw');
const local = time => new Date(time).toLocaleString('sv').slice(5, 16);
const seen = (from, days) => {
  const start = new Date(`${from}T06:00`).getTime();
  const graph = { x: { domain: () => [start / 1000, start / 1000 + days * 86_400] }, onUpdate() {}, element: {} };
  const axis = new Rickshaw.Graph.Axis.Time({ graph, timeFixture: new Rickshaw.Fixtures.Time.Local() });
  const marks = axis.tickOffsets();
  console.log(`  from ${local(start)}, ${days} days: ${marks[0].unit.name}s at ${marks.map(mark => local(mark.value * 1000)).join(', ')}`);
};
console.log(process.env.TZ);
for (const [from, days] of [['2026-01-10', 4], ['2026-02-10', 4], ['2026-06-10', 4], ['2026-06-10', 1]]) seen(from, days);
JS
look() {
  echo "rickshaw $(node -p "require('./node_modules/rickshaw/package.json').version")"
  for zone in Europe/Berlin America/New_York America/Sao_Paulo; do TZ=$zone node look.js; done
}
cat > expected.txt <<'SEEN'
rickshaw 1.7.1
Europe/Berlin
  from 01-10 06:00, 4 days: days at 01-11 00:00, 01-12 00:00, 01-13 00:00, 01-14 00:00
  from 02-10 06:00, 4 days: days at 02-11 00:00, 02-12 00:00, 02-13 00:00, 02-14 00:00
  from 06-10 06:00, 4 days: days at 06-11 00:00, 06-12 00:00, 06-13 00:00, 06-14 00:00
  from 06-10 06:00, 1 days: 6 hours at 06-10 06:00, 06-10 12:00, 06-10 18:00, 06-11 00:00
America/New_York
  from 01-10 06:00, 4 days: days at 01-11 00:00, 01-12 00:00, 01-13 00:00, 01-14 00:00
  from 02-10 06:00, 4 days: days at 03-11 00:00, 03-12 00:00, 03-13 00:00, 03-14 00:00
  from 06-10 06:00, 4 days: days at 07-11 00:00, 07-12 00:00, 07-13 00:00, 07-14 00:00
  from 06-10 06:00, 1 days: 6 hours at 06-10 06:00, 06-10 12:00, 06-10 18:00, 06-11 00:00
America/Sao_Paulo
  from 01-10 06:00, 4 days: days at 01-11 00:00, 01-12 00:00, 01-13 00:00, 01-14 00:00
  from 02-10 06:00, 4 days: days at 03-11 00:00, 03-12 00:00, 03-13 00:00, 03-14 00:00
  from 06-10 06:00, 4 days: days at 07-11 00:00, 07-12 00:00, 07-13 00:00, 07-14 00:00
  from 06-10 06:00, 1 days: 6 hours at 06-10 06:00, 06-10 12:00, 06-10 18:00, 06-11 00:00
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

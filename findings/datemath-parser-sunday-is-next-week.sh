#!/usr/bin/env bash
# One would expect of datemath-parser, "a date math parser compatible with elastic search format", that now/w is the last Monday, rounded up
# the end of that week, and that now-0d is now: in Elasticsearch a week begins on Monday, and a count of zero is zero.
# With datemath-parser 1.0.6 it is so from Monday to Saturday. On a Sunday now/w is tomorrow, rounded up the end of the coming week, since
# it sets the first day of a week that begins on Sunday: what goes from now/w to now ends before it begins. A count of 0 is taken as 1, so
# that now-0d/d is yesterday and now+0M/M next month. And of the formats in its list two, dates and months without hyphens, are never
# reached: 20260301 and 202603 are milliseconds of 1970.
# This hurts dashboards of this week and the last, which on one day of seven are empty or show another week, and those whose offset is a
# variable, which are a day off just where it says 0. So compute the Monday yourself, leave out what is to be zero, and write hyphens.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  datemath-parser@1.0.6 moment@2.30.1

cat > look.cjs <<'JS'
const { parse } = require('datemath-parser');
const at = (expression, now, up) => new Date(parse(expression, Date.parse(now), up)).toISOString();
console.log('datemath-parser', JSON.parse(require('fs').readFileSync('node_modules/datemath-parser/package.json')).version);
for (const day of ['Sat 2026-11-28', 'Sun 2026-11-29', 'Mon 2026-11-30']) {
  const now = `${day.slice(4)}T12:00:00Z`;
  console.log(`${day}: now/w ${at('now/w', now)}, rounded up ${at('now/w', now, true)}, now-1w/w ${at('now-1w/w', now)}`);
}
for (const expression of ['now', 'now-0d', 'now-0d/d', 'now-1d/d', 'now+0M/M', '2026-03-01', '20260301', '2026-03', '202603']) {
  console.log(`Sat 2026-11-28: ${expression} ${at(expression, '2026-11-28T12:00:00Z')}`);
}
JS
cat > expected.txt <<'SEEN'
datemath-parser 1.0.6
Sat 2026-11-28: now/w 2026-11-23T00:00:00.000Z, rounded up 2026-11-29T23:59:59.999Z, now-1w/w 2026-11-16T00:00:00.000Z
Sun 2026-11-29: now/w 2026-11-30T00:00:00.000Z, rounded up 2026-12-06T23:59:59.999Z, now-1w/w 2026-11-23T00:00:00.000Z
Mon 2026-11-30: now/w 2026-11-30T00:00:00.000Z, rounded up 2026-12-06T23:59:59.999Z, now-1w/w 2026-11-23T00:00:00.000Z
Sat 2026-11-28: now 2026-11-28T12:00:00.000Z
Sat 2026-11-28: now-0d 2026-11-27T12:00:00.000Z
Sat 2026-11-28: now-0d/d 2026-11-27T00:00:00.000Z
Sat 2026-11-28: now-1d/d 2026-11-27T00:00:00.000Z
Sat 2026-11-28: now+0M/M 2026-12-01T00:00:00.000Z
Sat 2026-11-28: 2026-03-01 2026-03-01T00:00:00.000Z
Sat 2026-11-28: 20260301 1970-01-01T05:37:40.301Z
Sat 2026-11-28: 2026-03 2026-03-01T00:00:00.000Z
Sat 2026-11-28: 202603 1970-01-01T00:03:22.603Z
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

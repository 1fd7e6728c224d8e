#!/usr/bin/env bash
# One would expect of a parser of relative times, whose README begins with the pattern ms, "subtract milliseconds" by -6ms, that -500ms is
# half a second, and that it refuses what it does not read, as it has isRelativeTimeFormat for that.
# relative-time-parser 1.0.15 looks for m before ms, anywhere in the text and not to its end: -500ms is 500 minutes, more than eight hours,
# and -5 milliseconds five minutes. Of -1h30m it takes the hour, of -1d-6h the day. What has no match, as -1.5h, -2H or -1W, is the time of
# the machine's clock, not that of the moment it was asked of; the README has W for weeks nowhere, its table in the code has.
# This hurts ranges that a user or a setting gives: the last 500 ms are the last 500 minutes, and a text that it does not know gives now, so
# the range is empty, or of another day where the moment was not now. So do not use ms, and ask isRelativeTimeFormat first.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  relative-time-parser@1.0.15 moment@2.30.1

cat > look.cjs <<'JS'
const moment = require('relative-time-parser');
console.log('relative-time-parser', JSON.parse(require('fs').readFileSync('node_modules/relative-time-parser/package.json')).version);
const noon = () => moment.utc('2026-07-05T12:00:00Z');
for (const text of ['-6s', '-6m', '-6ms', '-500ms', '+250ms', '-5 milliseconds', '-1h', '-1h30m', '-1d-6h', '-1.5h', '-2H', '-1W']) {
  const before = Date.now();
  const result = noon().relativeTime(text);
  const clock = result.valueOf() >= before && result.valueOf() <= Date.now();
  console.log(`  2026-07-05T12:00Z ${text}: ${clock ? 'the clock of the machine' : moment.utc(result).toISOString()}` +
    `, a relative time: ${noon().isRelativeTimeFormat(text)}`);
}
JS
cat > expected.txt <<'SEEN'
relative-time-parser 1.0.15
  2026-07-05T12:00Z -6s: 2026-07-05T11:59:54.000Z, a relative time: true
  2026-07-05T12:00Z -6m: 2026-07-05T11:54:00.000Z, a relative time: true
  2026-07-05T12:00Z -6ms: 2026-07-05T11:54:00.000Z, a relative time: true
  2026-07-05T12:00Z -500ms: 2026-07-05T03:40:00.000Z, a relative time: true
  2026-07-05T12:00Z +250ms: 2026-07-05T16:10:00.000Z, a relative time: true
  2026-07-05T12:00Z -5 milliseconds: 2026-07-05T11:55:00.000Z, a relative time: true
  2026-07-05T12:00Z -1h: 2026-07-05T11:00:00.000Z, a relative time: true
  2026-07-05T12:00Z -1h30m: 2026-07-05T11:00:00.000Z, a relative time: true
  2026-07-05T12:00Z -1d-6h: 2026-07-04T12:00:00.000Z, a relative time: true
  2026-07-05T12:00Z -1.5h: the clock of the machine, a relative time: false
  2026-07-05T12:00Z -2H: the clock of the machine, a relative time: false
  2026-07-05T12:00Z -1W: the clock of the machine, a relative time: false
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

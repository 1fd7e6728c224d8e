#!/usr/bin/env bash
# One would expect (docs of uPlot: tzDate shows the time axis in another zone than the browser's) that an axis in UTC
# has no clock changes and one in Berlin has Berlin's.
# With uPlot 1.6.32 tzDate makes a local date of the browser that carries the other zone's digits. Where the browser's
# own zone skips an hour those digits do not exist and move on by one. In a browser in New York, on 10 March 2024, a
# UTC axis is one hour late from 02:00 to 07:00 UTC, five hours long, and a Berlin axis calls 02:00 to 03:00 of that
# night 03:00 to 04:00, so two different hours bear one label.
# This matters to anyone who compares an incident with log lines of the night of the clock change: the picture says
# another hour than the data, for some of the viewers only. So label ticks from the epoch time (Intl.DateTimeFormat
# with timeZone), not by tzDate and fmtDate.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  uplot@1.6.32

cat > look.cjs <<'JS'
Object.assign(globalThis, { devicePixelRatio: 1 });
const uPlot = require('uplot');
console.log(
  'uplot',
  JSON.parse(require('fs').readFileSync('node_modules/uplot/package.json')).version,
  'in',
  process.env.TZ
);
const hour = uPlot.fmtDate('{HH}:{mm}');
for (const [zone, from] of [
  ['UTC', '2024-03-10T01:30Z'],
  ['Europe/Berlin', '2024-03-10T00:30Z']
]) {
  const right = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  for (let i = 0; i < 7; i++) {
    const time = new Date(Date.parse(from) + i * 3600e3);
    const shown = hour(uPlot.tzDate(time, zone));
    console.log(`${zone} ${right.format(time)} is labelled ${shown}${shown === right.format(time) ? '' : '  WRONG'}`);
  }
}
JS
cat > expected.txt <<'SEEN'
uplot 1.6.32 in America/New_York
UTC 01:30 is labelled 01:30
UTC 02:30 is labelled 03:30  WRONG
UTC 03:30 is labelled 04:30  WRONG
UTC 04:30 is labelled 05:30  WRONG
UTC 05:30 is labelled 06:30  WRONG
UTC 06:30 is labelled 07:30  WRONG
UTC 07:30 is labelled 07:30
Europe/Berlin 01:30 is labelled 01:30
Europe/Berlin 02:30 is labelled 03:30  WRONG
Europe/Berlin 03:30 is labelled 03:30
Europe/Berlin 04:30 is labelled 04:30
Europe/Berlin 05:30 is labelled 05:30
Europe/Berlin 06:30 is labelled 06:30
Europe/Berlin 07:30 is labelled 07:30
SEEN
TZ=America/New_York node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

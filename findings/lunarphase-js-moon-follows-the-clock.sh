#!/usr/bin/env bash
# One would expect of a Julian day that it is the same everywhere for one moment, as its days are counted from noon at Greenwich (IAU,
# resolution B1 of 1997), and of the moon that it has one age and one phase at a time, whoever looks.
# lunarphase-js 2.0.3 takes the offset of the machine's own zone into the Julian day, and so into the moon's age, distance and phase: one
# moment is nine hours later in Tokyo than in UTC, and seven earlier in Phoenix; at noon of UTC on 1 July 2026 the moon is full in
# Phoenix and waning in Tokyo. What one machine writes as a Julian day is another moment for the next one. In UTC it is right. suncalc 1.9.0
# has one age everywhere.
# This hurts whoever puts the moon beside tides, catches or night skies: a browser and its server disagree, an archive of Julian days made
# in two places is up to a day apart, and no test on a machine in UTC shows it. So take the Julian day from getTime() / 86400000 +
# 2440587.5, or run it in UTC.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  lunarphase-js@2.0.3 suncalc@1.9.0

cat > look.cjs <<'JS'
const { Julian, Moon } = require('lunarphase-js');
const { getMoonIllumination } = require('suncalc');
console.log(process.env.TZ);
for (const text of ['2026-07-01T12:00:00Z', '2026-07-29T12:00:00Z']) {
  const date = new Date(text);
  console.log(`  ${text}: Julian day ${Julian.fromDate(date).toFixed(4)}, age ${Moon.lunarAge(date).toFixed(3)} days, `
    + `${Moon.lunarPhase(date)}; suncalc ${(getMoonIllumination(date).phase * 29.530589).toFixed(3)} days`);
}
console.log(`  Julian day 2461042.5: ${Julian.toDate(2461042.5).toISOString()}`);
JS
look() {
  for name in lunarphase-js suncalc; do
    node -p "'$name ' + JSON.parse(require('fs').readFileSync('node_modules/$name/package.json')).version"
  done
  for zone in UTC Asia/Tokyo Asia/Kolkata America/Phoenix; do TZ=$zone node look.cjs; done
}
cat > expected.txt <<'SEEN'
lunarphase-js 2.0.3
suncalc 1.9.0
UTC
  2026-07-01T12:00:00Z: Julian day 2461223.0000, age 16.398 days, Full; suncalc 16.124 days
  2026-07-29T12:00:00Z: Julian day 2461251.0000, age 14.867 days, Full; suncalc 14.542 days
  Julian day 2461042.5: 2026-01-02T00:00:00.000Z
Asia/Tokyo
  2026-07-01T12:00:00Z: Julian day 2461223.3750, age 16.773 days, Waning Gibbous; suncalc 16.124 days
  2026-07-29T12:00:00Z: Julian day 2461251.3750, age 15.242 days, Full; suncalc 14.542 days
  Julian day 2461042.5: 2026-01-01T15:00:00.000Z
Asia/Kolkata
  2026-07-01T12:00:00Z: Julian day 2461223.2292, age 16.627 days, Waning Gibbous; suncalc 16.124 days
  2026-07-29T12:00:00Z: Julian day 2461251.2292, age 15.096 days, Full; suncalc 14.542 days
  Julian day 2461042.5: 2026-01-01T18:30:00.000Z
America/Phoenix
  2026-07-01T12:00:00Z: Julian day 2461222.7083, age 16.106 days, Full; suncalc 16.124 days
  2026-07-29T12:00:00Z: Julian day 2461250.7083, age 14.576 days, Full; suncalc 14.542 days
  Julian day 2461042.5: 2026-01-02T07:00:00.000Z
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of a distance by the haversine formula that from a place to itself it is 0, and a step of a decimetre one, as its sin² of
# half a difference keeps small distances, where the cosine of a small angle is 1 (haversine-distance 1.2.4, below, has both).
# haversine-js 1.0.0, "implementation of the haversine formula", takes the arc cosine of the spherical law of cosines. Of 10000 places one
# in 26 is at NaN metres from itself, as the cosine has become more than 1 by rounding, and one in five up to 13 cm away. A step of 10 cm to
# the north is 0 or 13 cm, and one of 5 cm 0 or 9.5, depending on where one is.
# This hurts the length of a track, of a vehicle that waits, a herd or a drifting buoy: one NaN, and the sum is NaN or the alarm on it
# silent, or, where it is left out, standing still adds metres per minute. Which places it is nobody can see from their coordinates, and a
# test with Atlanta and London is right. So leave out steps between equal coordinates, or take a library that has the half angles.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  haversine-js@1.0.0 haversine-distance@1.2.4

cat > look.cjs <<'JS'
const version = name => JSON.parse(require('fs').readFileSync(`node_modules/${name}/package.json`)).version;
const cosines = require('haversine-js');
const halves = require('haversine-distance');
const radius = 6_371_000;
for (const [name, distance] of [
  ['haversine-js', (from, to) => cosines(from, to, { radius })],
  ['haversine-distance', (from, to) => halves(from, to)],
]) {
  console.log(name, version(name));
  let seed = 1;
  const next = () => (seed = seed * 16_807 % 2_147_483_647) / 2_147_483_647;
  const counts = { NaN: 0, zero: 0, more: 0 };
  let greatest = 0;
  for (let i = 0; i < 10_000; i++) {
    const latitude = Math.round(next() * 1_800_000 - 900_000) / 1e4;
    const place = { latitude, longitude: Math.round(next() * 3_600_000 - 1_800_000) / 1e4 };
    const metres = distance(place, place);
    counts[Number.isNaN(metres) ? 'NaN' : metres === 0 ? 'zero' : 'more']++;
    greatest = Math.max(greatest, metres || 0);
  }
  console.log(`  of 10000 places from themselves: NaN ${counts.NaN}, 0 m ${counts.zero}, more ${counts.more}, `
    + `at most ${greatest.toFixed(3)} m`);
  for (const step of [0.05, 0.1, 0.2, 1]) {
    const metres = [10, 40, 52.5].map(latitude => distance({ latitude, longitude: 13.4 },
      { latitude: latitude + step / radius * 180 / Math.PI, longitude: 13.4 }).toFixed(3));
    console.log(`  ${step} m to the north at 10, 40 and 52.5 degrees: ${metres.join(' ')}`);
  }
}
JS
cat > expected.txt <<'SEEN'
haversine-js 1.0.0
  of 10000 places from themselves: NaN 389, 0 m 7732, more 1879, at most 0.134 m
  0.05 m to the north at 10, 40 and 52.5 degrees: 0.095 0.095 0.000
  0.1 m to the north at 10, 40 and 52.5 degrees: 0.134 0.000 0.134
  0.2 m to the north at 10, 40 and 52.5 degrees: 0.212 0.190 0.190
  1 m to the north at 10, 40 and 52.5 degrees: 1.005 1.005 0.996
haversine-distance 1.2.4
  of 10000 places from themselves: NaN 0, 0 m 10000, more 0, at most 0.000 m
  0.05 m to the north at 10, 40 and 52.5 degrees: 0.050 0.050 0.050
  0.1 m to the north at 10, 40 and 52.5 degrees: 0.100 0.100 0.100
  0.2 m to the north at 10, 40 and 52.5 degrees: 0.200 0.200 0.200
  1 m to the north at 10, 40 and 52.5 degrees: 1.001 1.001 1.001
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of a reader of ISO 8601's durations that half a second counts, and that -P1D is a day back, or that they are refused: XML
# Schema's duration has both, the fraction of seconds and the minus sign before the P, and so has java.time.
# date-duration 2.0.0 looks for parts anywhere in the text and leaves what does not fit: -P1D is a day later, -PT1H an hour, P1DT1.5H a day
# without its hour and a half, and PT1M30.25S one minute, so that not only the fraction is gone. Only where nothing is left does it throw,
# as for PT0.5S. It prints them back without what it has lost.
# This hurts ranges and offsets that come from elsewhere: a query "from -PT1H" looks an hour ahead and finds nothing, a video of PT1M30.25S
# ends after a minute, and a test with PT1H30M is right. So ask for the text of the duration and compare it with what was given, or read it
# with something else, such as parse-xsd-duration 0.5.0, below.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  date-duration@2.0.0 parse-xsd-duration@0.5.0

cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import createDuration from 'date-duration';
import xsd from 'parse-xsd-duration';
const version = name => name + ' ' + JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
const noon = Date.UTC(2026, 6, 5, 12);
const texts = ['P1DT1H30M', '-P1D', '-PT1H', 'P1DT1.5H', 'PT1M30.25S', 'PT1H0.5S', 'PT0.5S'];
console.log(version('date-duration'));
for (const text of texts) {
  try {
    const duration = createDuration(text);
    console.log(`  ${text}: ${(duration.addTo(new Date(noon)) - noon) / 1000} seconds, printed ${duration}`);
  } catch (e) {
    console.log(`  ${text}: refused`);
  }
}
console.log(version('parse-xsd-duration'));
for (const text of texts) {
  const seconds = (xsd.default ?? xsd)(text);
  console.log(`  ${text}: ${seconds === null ? 'refused' : `${seconds} seconds`}`);
}
JS
cat > expected.txt <<'SEEN'
date-duration 2.0.0
  P1DT1H30M: 91800 seconds, printed P1DT1H30M
  -P1D: 86400 seconds, printed P1D
  -PT1H: 3600 seconds, printed PT1H
  P1DT1.5H: 86400 seconds, printed P1D
  PT1M30.25S: 60 seconds, printed PT1M
  PT1H0.5S: 3600 seconds, printed PT1H
  PT0.5S: refused
parse-xsd-duration 0.5.0
  P1DT1H30M: 91800 seconds
  -P1D: -86400 seconds
  -PT1H: -3600 seconds
  P1DT1.5H: refused
  PT1M30.25S: 90.25 seconds
  PT1H0.5S: 3600.5 seconds
  PT0.5S: 0.5 seconds
SEEN
TZ=UTC node look.mjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

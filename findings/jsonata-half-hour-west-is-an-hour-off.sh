#!/usr/bin/env bash
# One would expect of JSONata's dates that an offset from UTC is one wherever it stands: $fromMillis takes it as "-0330", for
# three and a half hours west, and $toMillis reads it by the [Z] of a picture.
# With jsonata 2.2.2, and 1.8.7 which UQL has, the sign holds for the hours alone. West of UTC the minutes still go east:
# $fromMillis rounds the hours down, so that the clock and the offset written beside it are an hour further west, and
# $toMillis with a picture puts the minutes on the wrong side, twice their length early. East of UTC, on whole hours, and in
# $toMillis without a picture all is right.
# This hurts Newfoundland and the Marquesas: a table says 07:30 -04:30 where it was 08:30 -03:30, days begin an hour late,
# and points read by a picture stand an hour early beside those that were read without one. So read such times without a
# picture, and write them as UTC.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  jsonata@2.2.2 jsonata1@npm:jsonata@1.8.7

cat > look.cjs <<'JS'
const noon = Date.UTC(2026, 0, 1, 12);
const picture = '[Y]-[M]-[D]T[H]:[m]:[s][Z]';
const iso = ms => new Date(ms).toISOString().slice(11, 16);
const show = (ok, text) => `${text}${ok ? '' : ' (wrong)'}`;
(async () => {
  for (const name of ['jsonata', 'jsonata1']) {
    const jsonata = require(name);
    console.log('jsonata', JSON.parse(require('fs').readFileSync(`node_modules/${name}/package.json`)).version);
    for (const zone of ['-0300', '-0330', '-0930', '+0330', '+0545']) {
      const written = await jsonata(`$fromMillis(${noon}, undefined, "${zone}")`).evaluate({});
      const text = `2026-01-01T12:00:00${zone.slice(0, 3)}:${zone.slice(3)}`;
      const byPicture = await jsonata(`$toMillis("${text}", "${picture}")`).evaluate({});
      const plain = await jsonata(`$toMillis("${text}")`).evaluate({});
      const right = Date.parse(text);
      const clock = `${written.slice(11, 16)} ${written.slice(-6)}`;
      console.log(`${zone}: UTC noon is ${show(written.slice(-6).replace(':', '') === zone, clock)}, noon there is`,
        `${show(byPicture === right, iso(byPicture))} UTC by picture, ${show(plain === right, iso(plain))} without`);
    }
  }
})();
JS
cat > expected.txt <<'SEEN'
jsonata 2.2.2
-0300: UTC noon is 09:00 -03:00, noon there is 15:00 UTC by picture, 15:00 without
-0330: UTC noon is 07:30 -04:30 (wrong), noon there is 14:30 (wrong) UTC by picture, 15:30 without
-0930: UTC noon is 01:30 -10:30 (wrong), noon there is 20:30 (wrong) UTC by picture, 21:30 without
+0330: UTC noon is 15:30 +03:30, noon there is 08:30 UTC by picture, 08:30 without
+0545: UTC noon is 17:45 +05:45, noon there is 06:15 UTC by picture, 06:15 without
jsonata 1.8.7
-0300: UTC noon is 09:00 -03:00, noon there is 15:00 UTC by picture, 15:00 without
-0330: UTC noon is 07:30 -04:30 (wrong), noon there is 14:30 (wrong) UTC by picture, 15:30 without
-0930: UTC noon is 01:30 -10:30 (wrong), noon there is 20:30 (wrong) UTC by picture, 21:30 without
+0330: UTC noon is 15:30 +03:30, noon there is 08:30 UTC by picture, 08:30 without
+0545: UTC noon is 17:45 +05:45, noon there is 06:15 UTC by picture, 06:15 without
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

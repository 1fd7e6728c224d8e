#!/usr/bin/env bash
# One would expect that what turns 60 times a minute has a frequency of 1 Hz, as hertz are the inverse of the period in seconds (CGPM of
# 1948, SI Brochure), while its angular velocity is 6.28 radians per second: the Brochure warns of taking the one for the other.
# udunits 2.2.28, which netCDF's CF conventions refer to for their units, says 6.28 Hz, and that 50 Hz are 477 turns a minute, not 3000; a
# degree per second is 0.0175 Hz. A turn is 6.28 radians to it, and a radian 1, so the two are one quantity. GNU units 2.22 says the same.
# UCUM, by the npm package @lhncbc/ucum-lhc 7.1.10, has 1 Hz and 3000, and refuses radians per second in hertz.
# This hurts whoever converts the speed of a turbine, fan or engine to compare it with the mains or with the peak of a spectrum: it is 6.28
# times too high, the factor is no power of ten that one would notice, and no tool warns, as the units are held for convertible. So divide
# turns a minute by 60, and convert neither from nor to hertz where something turns.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for package in udunits-bin units; do
  dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1
done
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  @lhncbc/ucum-lhc@7.1.10

cat > look.cjs <<'JS'
console.log('@lhncbc/ucum-lhc', JSON.parse(require('fs').readFileSync('node_modules/@lhncbc/ucum-lhc/package.json')).version);
const utils = require('@lhncbc/ucum-lhc').UcumLhcUtils.getInstance();
for (const [value, from, to] of [[60, '{turns}/min', 'Hz'], [1, 'rad/s', 'Hz'], [50, 'Hz', '/min']]) {
  const { status, toVal } = utils.convertUnitTo(from, value, to);
  console.log(`  ${value} ${from} in ${to}: ${status === 'succeeded' ? toVal : 'no'}`);
}
JS
look() {
  local pair
  dpkg-query -W -f='${Package} ${Version}\n' udunits-bin
  for pair in '60 rpm:Hz' '1 Hz:rpm' '50 Hz:rpm' '1 degree/s:Hz' '1 rad/s:Hz' '60 rpm:rad/s'; do
    echo "  ${pair/:/ in }: $(udunits2 -H "${pair%:*}" -W "${pair#*:}" | sed -n '1s/^ *//p')"
  done
  dpkg-query -W -f='${Package} ${Version}\n' units
  for pair in '60 rpm:Hz' '50 Hz:rpm' '1 radian/s:Hz'; do
    echo "  ${pair/:/ in }: $(units -t -- "${pair%:*}" "${pair#*:}" | sed -n 1p)"
  done
  node look.cjs
}
cat > expected.txt <<'SEEN'
udunits-bin 2.2.28-5
  60 rpm in Hz: 60 rpm = 6.28319 Hz
  1 Hz in rpm: 1 Hz = 9.5493 rpm
  50 Hz in rpm: 50 Hz = 477.465 rpm
  1 degree/s in Hz: 1 degree/s = 0.0174533 Hz
  1 rad/s in Hz: 1 rad/s = 1 Hz
  60 rpm in rad/s: 60 rpm = 6.28319 rad/s
units 2.22-2
  60 rpm in Hz: 6.2831853
  50 Hz in rpm: 477.46483
  1 radian/s in Hz: 1
@lhncbc/ucum-lhc 7.1.10
  60 {turns}/min in Hz: 1
  1 rad/s in Hz: no
  50 Hz in /min: 3000
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

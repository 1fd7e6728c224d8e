#!/usr/bin/env bash
# One would expect of a reader of NetCDF 3 what its description says ("The NetCDF Classic Format Specification", grammar and its notes on
# vsize and padding): a variable has as many values as its dimensions say; the size in its header is rounded up to a multiple of four
# bytes, what fills it up is padding with the fill value; and a byte is a signed number of eight bits.
# netcdfjs 4.0.0 divides the rounded size by that of one value and so reads the padding, too: three shorts have a fourth, -32767, a short
# for each time is a pair of it and -32767, and a profile of three levels has four at each time. A byte of -1 is 255. What comes in
# multiples of four bytes is read well.
# This hurts whoever draws series of stations and buoys, which pack their measurements into shorts and bytes: the lowest value is -32767
# or, once unpacked, something that looks measured, the mean is wrong, values laid one after the other move against their times and
# levels, and a degree below zero in a byte is 255. So take as many values as the dimensions say, and of bytes above 127 subtract 256.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  netcdfjs@4.0.0
dpkg -s netcdf-bin > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends netcdf-bin > apt.txt 2>&1

cat > station.cdl <<'CDL'
netcdf station {
dimensions:
  time = UNLIMITED;
  level = 3;
variables:
  double time(time);
  short pressure(time);
  short profile(time, level);
  byte frost(time);
  short height(level);
  byte offset(level);
  float wind(level);
data:
  time = 0, 60;
  pressure = 1013, 1012;
  profile = 11, 12, 13, 21, 22, 23;
  frost = -1, 2;
  height = 10, 20, 30;
  offset = -1, 0, 1;
  wind = 1.5, 2.5, 3.5;
}
CDL
ncgen -k classic -o station.nc station.cdl
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { NetCDFReader } from 'netcdfjs';

console.log('netcdfjs', JSON.parse(readFileSync('node_modules/netcdfjs/package.json')).version);
const reader = new NetCDFReader(readFileSync('station.nc'));
for (const { name, type, dimensions } of reader.variables) {
  const over = dimensions.map(id => reader.dimensions[id].name).join(', ');
  console.log(`${type} ${name}(${over}): ${JSON.stringify(reader.getDataVariable(name))}`);
}
JS
look() {
  dpkg-query -W -f='${Package} ${Version}\n' netcdf-bin
  ncdump station.nc | sed -n '/^data:/,$p' | tr -d '\n' | sed 's/  */ /g; s/^data: //; s/}$/\n/'
  node look.mjs
}
cat > expected.txt <<'SEEN'
netcdf-bin 1:4.9.0-3+b1
time = 0, 60 ; pressure = 1013, 1012 ; profile = 11, 12, 13, 21, 22, 23 ; frost = -1, 2 ; height = 10, 20, 30 ; offset = -1, 0, 1 ; wind = 1.5, 2.5, 3.5 ;
netcdfjs 4.0.0
double time(time): [0,60]
short pressure(time): [[1013,-32767],[1012,-32767]]
short profile(time, level): [[11,12,13,-32767],[21,22,23,-32767]]
byte frost(time): [[255,129,129,129],[2,129,129,129]]
short height(level): [10,20,30,-32767]
byte offset(level): [[255],[0],[1],[129]]
float wind(level): [1.5,2.5,3.5]
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

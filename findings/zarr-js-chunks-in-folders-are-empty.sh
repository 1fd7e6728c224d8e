#!/usr/bin/env bash
# One would expect of a reader of Zarr what the format's version 2 says ("Zarr storage specification version 2", Arrays): with a
# dimension_separator of "/" the chunk 0.1 is the file 1 in the folder 0; with an order of F a chunk lies in the file column by column; and
# filters, as Delta for times, are to be undone after the decompression; and that it refuses what it does not know.
# zarr-js 3.3.0 looks at none of the three. It seeks every chunk as a file named 0.1, and a chunk that it does not find is one that nobody
# wrote, so an array with chunks in folders consists of the fill value from the first to the last number. Columns are read as rows, and the
# times of a Delta filter are their steps. It refuses only compressors and types that it does not know.
# This hurts whoever draws weather, sea or microscope data in the browser: folders are what OME-NGFF asks for and what is written for web
# servers and disks. The map is of one colour or without data, as if the sensor had been off, which is just what a fill value is for, and times
# of 0, 60, 120 are 0, 60, 60. So read .zarray before, and where it has a separator, filters or the order F, take zarrita.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  zarr-js@3.3.0
package=python3-zarr
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > write.py <<'PY'
import numcodecs, numpy, zarr

def store(name, values, chunks, **options):
    array = zarr.open(name, mode='w', shape=values.shape, chunks=chunks, dtype=values.dtype, fill_value=-9999,
                      compressor=numcodecs.Zlib(), **options)
    array[:] = values

field = numpy.array([[1, 2, 3], [4, 5, 6]], dtype='<f4')
times = numpy.array([0, 60, 120, 180], dtype='<i4')
store('plain', field, (1, 3))
store('folders', field, (1, 3), dimension_separator='/')
store('columns', field, (2, 3), order='F')
store('times', times, (4,))
store('steps', times, (4,), filters=[numcodecs.Delta(dtype='<i4')])
print('python3-zarr reads')
for name in ['plain', 'folders', 'columns', 'times', 'steps']:
    print(f"  {name} {','.join(str(int(value)) for value in zarr.open(name, mode='r')[:].ravel())}")
PY
cat > look.cjs <<'JS'
const { readFile } = require('fs/promises');
const zarr = require('zarr-js')(readFile);

(async () => {
  console.log('zarr-js', require('zarr-js/package.json').version, 'reads');
  for (const name of ['plain', 'folders', 'columns', 'times', 'steps']) {
    await new Promise(done => zarr.load(name, (error, array) => {
      console.log(`  ${name} ${error ?? Array.from(array.data)}`);
      done();
    }));
  }
})();
JS
look() {
  dpkg-query -W -f='${Package} ${Version}\n' $package
  /usr/bin/python3 write.py
  node look.cjs
}
cat > expected.txt <<'SEEN'
python3-zarr 2.13.6+ds-1
python3-zarr reads
  plain 1,2,3,4,5,6
  folders 1,2,3,4,5,6
  columns 1,2,3,4,5,6
  times 0,60,120,180
  steps 0,60,120,180
zarr-js 3.3.0 reads
  plain 1,2,3,4,5,6
  folders -9999,-9999,-9999,-9999,-9999,-9999
  columns 1,4,2,5,3,6
  times 0,60,120,180
  steps 0,60,60,60
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of a reader of HDF5 that what was never written has the dataset's fill value, as that is "a single data value which is
# returned to the application when an uninitialized data element is read" (HDF5 File Format Specification, Fill Value message), and libhdf5
# does so.
# jHDF 0.13.0 knows the fill value, but a chunk that is not in the file is zeros: of eight hours in chunks of four, of which two were
# written, with a fill value of -9999 or NaN, hours three and four have it, since their chunk is there, and hours five to eight are 0. The
# same is so for what a series was made longer by, for rows and columns at the edges of a grid, and for a part that is read by its offset.
# h5py 3.7.0 has the fill value in all of them.
# This hurts whoever reads the gaps of a station, of a satellite's swath or of a netCDF-4 file with it: they are measurements of 0 degrees
# or 0 mm, which no test for the fill value finds, the mean is too near to zero, and it depends on the size of the chunks. So know from
# elsewhere what was written, or have the fill value written into the file.
set -euo pipefail

mvnw=$(cd "$(dirname "$0")/.." && pwd)/mvnw
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>io.jhdf</groupId><artifactId>jhdf</artifactId><version>0.13.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }
dpkg -s python3-h5py > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends python3-h5py > apt.txt 2>&1

cat > make.py <<'PYTHON'
import h5py
import numpy

with h5py.File("readings.h5", "w") as file:
    hours = file.create_dataset("hours", (8,), dtype="f4", chunks=(4,), fillvalue=-9999)
    hours[0:2] = [21.5, 22.5]
    hours = file.create_dataset("hours_nan", (8,), dtype="f8", chunks=(4,), fillvalue=numpy.nan)
    hours[0:2] = [21.5, 22.5]
    hours = file.create_dataset("hours_whole", (8,), dtype="i2", chunks=(4,), fillvalue=-9999, compression="gzip")
    hours[0:2] = [215, 225]
    hours = file.create_dataset("longer", (4,), maxshape=(None,), dtype="f4", chunks=(4,), fillvalue=-9999)
    hours[:] = [21.5, 22.5, 23.5, 24.5]
    hours.resize((6,))
    grid = file.create_dataset("grid", (3, 5), dtype="i2", chunks=(2, 2), fillvalue=-9999)
    grid[0:2, 0:3] = [[1, 2, 3], [4, 5, 6]]
with h5py.File("readings.h5") as file:
    print("h5py", h5py.__version__)
    for name in file:
        print(f"  {name}: {file[name][()].tolist()}")
PYTHON

cat > Look.java <<'JAVA'
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.Arrays;

public class Look {
    public static void main(String[] args) {
        System.out.println("jHDF 0.13.0");
        try (HdfFile file = new HdfFile(Path.of("readings.h5"))) {
            for (Node each : file) {
                Dataset dataset = (Dataset) each;
                System.out.println("  " + each.getName() + ", fill value " + dataset.getFillValue() + ": " + text(dataset.getData()));
            }
            Dataset hours = file.getDatasetByPath("hours");
            System.out.println("  the last four hours: " + text(hours.getData(new long[] {4}, new int[] {4})));
        }
    }

    static String text(Object array) {
        String text = Arrays.deepToString(new Object[] {array});
        return text.substring(1, text.length() - 1);
    }
}
JAVA
look() { /usr/bin/python3 make.py; java -cp "$(cat classpath)" Look.java; }
cat > expected.txt <<'SEEN'
h5py 3.7.0
  grid: [[1, 2, 3, -9999, -9999], [4, 5, 6, -9999, -9999], [-9999, -9999, -9999, -9999, -9999]]
  hours: [21.5, 22.5, -9999.0, -9999.0, -9999.0, -9999.0, -9999.0, -9999.0]
  hours_nan: [21.5, 22.5, nan, nan, nan, nan, nan, nan]
  hours_whole: [215, 225, -9999, -9999, -9999, -9999, -9999, -9999]
  longer: [21.5, 22.5, 23.5, 24.5, -9999.0, -9999.0]
jHDF 0.13.0
  grid, fill value -9999: [[1, 2, 3, -9999, 0], [4, 5, 6, -9999, 0], [0, 0, 0, 0, 0]]
  hours, fill value -9999.0: [21.5, 22.5, -9999.0, -9999.0, 0.0, 0.0, 0.0, 0.0]
  hours_nan, fill value NaN: [21.5, 22.5, NaN, NaN, 0.0, 0.0, 0.0, 0.0]
  hours_whole, fill value -9999: [215, 225, -9999, -9999, 0, 0, 0, 0]
  longer, fill value -9999.0: [21.5, 22.5, 23.5, 24.5, 0.0, 0.0]
  the last four hours: [0.0, 0.0, 0.0, 0.0]
SEEN
look 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of resampling by Fourier's method, asked for a number of samples, that there are so many of them afterwards and that a
# constant stays what it is: that is how scipy.signal.resample does it, whose counterpart jDSP's Resample is.
# jdsp 3.1.0 does so for even numbers. For an odd one there is a sample less, and all are too high by the ratio of the two: a constant 10
# resampled to 5 samples is 12.5 four times, to 7 it is 11.67 six times, to 25 it is 10.42 twenty-four times. The number of samples that one
# comes from does not matter, and nothing is said.
# This hurts whoever brings a day of 96 quarters to hours or to 25 hours, a heartbeat of any length to 101 points, or two channels to one
# length: levels are per cents too high, the time of each sample is off more and more towards the end, and where the number comes from a
# ratio it is odd by chance, so one recording is right and the next is not. So ask for an even number, one more if need be.
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
    <dependency><groupId>com.github.psambit9791</groupId><artifactId>jdsp</artifactId><version>3.1.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import com.github.psambit9791.jdsp.signal.Resample;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

public class Look {
    public static void main(String[] args) {
        System.out.println("jdsp 3.1.0");
        for (int from : new int[] {12, 13, 96}) {
            double[] constant = DoubleStream.generate(() -> 10).limit(from).toArray();
            for (int to : new int[] {4, 5, 6, 7, 24, 25, 101}) {
                double[] read = new Resample(to).resampleSignal(constant);
                System.out.printf("  %d times 10 to %d samples: %d, from %.2f to %.2f%n",
                        from, to, read.length, Arrays.stream(read).min().getAsDouble(), Arrays.stream(read).max().getAsDouble());
            }
        }
        double[] wave = IntStream.range(0, 96).mapToDouble(i -> 20 + 5 * Math.sin(2 * Math.PI * i / 96)).toArray();
        for (int to : new int[] {24, 25}) {
            double[] read = new Resample(to).resampleSignal(wave);
            System.out.printf("  96 samples of a wave from 15 to 25 to %d: %d, from %.2f to %.2f%n",
                    to, read.length, Arrays.stream(read).min().getAsDouble(), Arrays.stream(read).max().getAsDouble());
        }
    }
}
JAVA
cat > expected.txt <<'SEEN'
jdsp 3.1.0
  12 times 10 to 4 samples: 4, from 10.00 to 10.00
  12 times 10 to 5 samples: 4, from 12.50 to 12.50
  12 times 10 to 6 samples: 6, from 10.00 to 10.00
  12 times 10 to 7 samples: 6, from 11.67 to 11.67
  12 times 10 to 24 samples: 24, from 10.00 to 10.00
  12 times 10 to 25 samples: 24, from 10.42 to 10.42
  12 times 10 to 101 samples: 100, from 10.10 to 10.10
  13 times 10 to 4 samples: 4, from 10.00 to 10.00
  13 times 10 to 5 samples: 4, from 12.50 to 12.50
  13 times 10 to 6 samples: 6, from 10.00 to 10.00
  13 times 10 to 7 samples: 6, from 11.67 to 11.67
  13 times 10 to 24 samples: 24, from 10.00 to 10.00
  13 times 10 to 25 samples: 24, from 10.42 to 10.42
  13 times 10 to 101 samples: 100, from 10.10 to 10.10
  96 times 10 to 4 samples: 4, from 10.00 to 10.00
  96 times 10 to 5 samples: 4, from 12.50 to 12.50
  96 times 10 to 6 samples: 6, from 10.00 to 10.00
  96 times 10 to 7 samples: 6, from 11.67 to 11.67
  96 times 10 to 24 samples: 24, from 10.00 to 10.00
  96 times 10 to 25 samples: 24, from 10.42 to 10.42
  96 times 10 to 101 samples: 100, from 10.10 to 10.10
  96 samples of a wave from 15 to 25 to 24: 24, from 15.00 to 25.00
  96 samples of a wave from 15 to 25 to 25: 24, from 15.62 to 26.04
SEEN
java -Duser.language=en -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'

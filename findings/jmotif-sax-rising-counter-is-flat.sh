#!/usr/bin/env bash
# One would expect of SAX that a series has the same word wherever its zero is, as the mean is taken off and the rest divided by the
# standard deviation first (Lin, Keogh et al., "A Symbolic Representation of Time Series", 2003, 3.1), and of the greatest of some values
# that it is one of them.
# jmotif-sax 1.1.4 takes the deviation from the sums of the values and of their squares, which have lost the difference where the values are
# large: of a counter that rises by one it is 4.76 at 0, 16.5 at a billion and NaN at ten billion, so the word of the rise, abcd, is bbcc
# there and then aaaa. Its var(), of the same class, is right. Its max() begins at the least positive double, so that below zero it is
# 4.9E-324, and normOne(), which divides by that, makes -Infinity of all frosts.
# This hurts whoever looks for patterns or discords in meter readings, in pressures in Pa or times in ms: all windows are alike, and nothing
# is found. So subtract the first value before, and normalise by yourself.
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
    <dependency><groupId>net.seninp</groupId><artifactId>jmotif-sax</artifactId><version>1.1.4</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import java.util.Arrays;
import java.util.Locale;
import net.seninp.jmotif.sax.SAXException;
import net.seninp.jmotif.sax.SAXProcessor;
import net.seninp.jmotif.sax.TSProcessor;
import net.seninp.jmotif.sax.alphabet.NormalAlphabet;

public class Look {
    public static void main(String[] args) throws SAXException {
        System.out.println("jmotif-sax 1.1.4");
        TSProcessor processor = new TSProcessor();
        double[] cuts = new NormalAlphabet().getCuts(4);
        for (double from : new double[] {0, 1e6, 1e9, 1e10}) {
            double[] rising = new double[16];
            for (int i = 0; i < rising.length; i++) {
                rising[i] = from + i;
            }
            System.out.println(String.format(Locale.ROOT, "  rising by one from %.0f: deviation %.3f, of var() %.3f, word %s", from,
                    processor.stDev(rising), Math.sqrt(processor.var(rising)),
                    new String(new SAXProcessor().ts2string(rising, 4, cuts, 0.01))));
        }
        double[] frost = {-5, -3, -9, -4};
        System.out.println("  greatest of " + Arrays.toString(frost) + ": " + processor.max(frost) + ", least " + processor.min(frost)
                + ", by the greatest " + Arrays.toString(processor.normOne(frost)));
    }
}
JAVA
cat > expected.txt <<'SEEN'
jmotif-sax 1.1.4
  rising by one from 0: deviation 4.761, of var() 4.761, word abcd
  rising by one from 1000000: deviation 4.761, of var() 4.761, word abcd
  rising by one from 1000000000: deviation 16.525, of var() 4.761, word bbcc
  rising by one from 10000000000: deviation NaN, of var() 4.761, word aaaa
  greatest of [-5.0, -3.0, -9.0, -4.0]: 4.9E-324, least -9.0, by the greatest [-Infinity, -Infinity, -Infinity, -Infinity]
SEEN
java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of OpenTSDB's ep75r7 the 75th percentile by estimation type R-7 (that of NumPy, R and spreadsheets), and of ep75r3 by R-3
# (the nearest value), as its documentation of the aggregators has it, of 1.0, 2.0, 2.0 and 10.0 as of 1, 2, 2 and 10; and that a mean is
# the same, whether 2 was written as 2 or as 2.0.
# OpenTSDB 2.4.0 hears the estimation type for whole numbers alone. As soon as one value has decimals, and in each downsampling, which
# always counts in decimals, ep75r7 and ep75r3 are what p75 is, by R-6: 8 where R-7 has 4 and R-3 has 2; the fewer the values, the further
# apart. Of whole numbers each result is cut to a whole one: the mean of 1, 2, 2 and 10 is 3, and so is their deviation.
# This hurts whoever took R-7 to compare with another tool, or R-3 to see only what was measured: the percentile jumps when a series gets
# decimals, when it is downsampled, or when one with decimals joins the group, and means of small counters are too low by up to 1. So write
# points as decimals, and where the type matters compute the percentile where the points are read.
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
    <dependency><groupId>net.opentsdb</groupId><artifactId>opentsdb</artifactId><version>2.4.0</version>
      <exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>
    <dependency><groupId>com.stumbleupon</groupId><artifactId>async</artifactId><version>1.4.0</version>
      <exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>
    <dependency><groupId>com.google.guava</groupId><artifactId>guava</artifactId><version>18.0</version></dependency>
    <dependency><groupId>org.apache.commons</groupId><artifactId>commons-math3</artifactId><version>3.4.1</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

mkdir -p net/opentsdb/core classes
# in the package of the downsampler, whose constructor is its own
cat > net/opentsdb/core/Look.java <<'JAVA'
package net.opentsdb.core;

import java.util.stream.LongStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

public class Look {
    private static final long[] VALUES = {1, 2, 2, 10};

    public static void main(String[] args) {
        System.out.println("OpenTSDB 2.4.0, 1 2 2 10");
        double[] decimals = LongStream.of(VALUES).asDoubleStream().toArray();
        for (EstimationType type : new EstimationType[] {EstimationType.R_7, EstimationType.R_3}) {
            System.out.println("75th percentile by " + type + ", commons-math3: "
                    + new Percentile(75).withEstimationType(type).evaluate(decimals));
        }
        for (String name : new String[] {"ep75r7", "ep75r3", "p75", "avg", "dev"}) {
            Aggregator aggregator = Aggregators.get(name);
            System.out.printf("%s: of whole numbers %d, of decimals %.2f, downsampled %.2f%n", name,
                    aggregator.runLong(new Longs()), aggregator.runDouble(new Doubles()),
                    new Downsampler(new Points(), new DownsamplingSpecification("1h-" + name), 0, 3_600_000).next().toDouble());
        }
    }

    private static class Longs implements Aggregator.Longs {
        private int next;

        @Override public boolean hasNextValue() { return next < VALUES.length; }

        @Override public long nextLongValue() { return VALUES[next++]; }
    }

    private static class Doubles implements Aggregator.Doubles {
        private int next;

        @Override public boolean hasNextValue() { return next < VALUES.length; }

        @Override public double nextDoubleValue() { return VALUES[next++]; }
    }

    private static class Points implements SeekableView {
        private int next;

        @Override public boolean hasNext() { return next < VALUES.length; }

        @Override public DataPoint next() { return MutableDataPoint.ofLongValue(60_000L * next, VALUES[next++]); }

        @Override public void remove() { throw new UnsupportedOperationException(); }

        @Override public void seek(long timestamp) {
            while (next < VALUES.length && 60_000L * next < timestamp) next++;
        }
    }
}
JAVA
javac -cp "$(cat classpath)" -d classes net/opentsdb/core/Look.java
cat > expected.txt <<'SEEN'
OpenTSDB 2.4.0, 1 2 2 10
75th percentile by R_7, commons-math3: 4.0
75th percentile by R_3, commons-math3: 2.0
ep75r7: of whole numbers 4, of decimals 8.00, downsampled 8.00
ep75r3: of whole numbers 2, of decimals 8.00, downsampled 8.00
p75: of whole numbers 8, of decimals 8.00, downsampled 8.00
avg: of whole numbers 3, of decimals 3.75, downsampled 3.75
dev: of whole numbers 3, of decimals 3.63, downsampled 3.63
SEEN
java -cp "classes:$(cat classpath)" net.opentsdb.core.Look 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'

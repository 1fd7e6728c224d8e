#!/usr/bin/env bash
# One would expect of RPN expressions in RRD4J, whose language is RRDtool's, the same lines: TREND is the mean of the time before
# a row and unknown if any of it is, TRENDNAN leaves the unknown out, and a comparison with an unknown value is unknown.
# With RRD4J 3.10 the window of both ends one row after the row itself: a peak raises the mean of three minutes a minute before
# it comes. TREND leaves the unknown out, and TRENDNAN takes it as 0: with one of three rows missing, 30 becomes 20. A gap
# compared is 0, and 1 with NE, and IF takes a gap for true where RRDtool 1.7.2 takes it for false.
# This hurts whoever moves graphs or alerts from one to the other: smoothed lines dip at every gap, run ahead of what they smooth,
# and a device that is silent counts as within its limits. So check for gaps with UN first, and smooth elsewhere.
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
    <dependency><groupId>org.rrd4j</groupId><artifactId>rrd4j</artifactId><version>3.10</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }
dpkg -s rrdtool > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends rrdtool > apt.txt 2>&1

cat > Look.java <<'JAVA'
import java.util.Locale;
import org.rrd4j.ConsolFun;
import org.rrd4j.DsType;
import org.rrd4j.core.RrdDb;
import org.rrd4j.core.RrdDef;
import org.rrd4j.core.RrdMemoryBackendFactory;
import org.rrd4j.data.DataProcessor;

public class Look {
    private static final long START = 1_700_000_400;

    public static void main(String[] args) throws Exception {
        String[] values = args[0].split(" ");
        RrdMemoryBackendFactory memory = new RrdMemoryBackendFactory();
        RrdDef definition = new RrdDef("memory", START - 60, 60);
        definition.addDatasource("g", DsType.GAUGE, 120, Double.NaN, Double.NaN);
        definition.addArchive(ConsolFun.AVERAGE, 0.5, 1, 60);
        try (RrdDb db = RrdDb.getBuilder().setRrdDef(definition).setBackendFactory(memory).build()) {
            for (int i = 0; i < values.length; i++) {
                double value = values[i].equals("U") ? Double.NaN : Double.parseDouble(values[i]);
                db.createSample(START + 60 * (i + 1)).setValue("g", value).update();
            }
            for (int i = 1; i < args.length; i++) {
                DataProcessor processor = new DataProcessor(START + 60, START + 60 * values.length);
                processor.setStep(60);
                processor.addDatasource("x", "memory", "g", ConsolFun.AVERAGE, memory);
                processor.addDatasource("y", args[i]);
                processor.processData();
                StringBuilder line = new StringBuilder("RRD4J   " + args[i] + ":");
                long[] times = processor.getTimestamps();
                double[] results = processor.getValues("y");
                for (int row = 0; row < times.length; row++) {
                    if (times[row] > START && times[row] <= START + 60 * values.length) {
                        line.append(' ').append(Double.isNaN(results[row]) ? "U" : String.format(Locale.ROOT, "%.0f", results[row]));
                    }
                }
                System.out.println(line);
            }
        }
    }
}
JAVA
javac -cp "$(cat classpath)" Look.java 2> javac.txt || { cat javac.txt >&2; exit 2; }
look() {
  local start=1700000400 i rpn values rpns=("x,0,+" "x,180,TREND" "x,180,TRENDNAN" "x,50,LT" "x,50,NE" "x,1,2,IF")
  dpkg-query -W -f='${Package} ${Version}\n' rrdtool
  for text in "0 0 0 0 90 0 0 0 0" "30 30 30 U 30 30 30 30 30"; do
    echo "x: $text"
    read -ra values <<< "$text"
    rrdtool create g.rrd --start $((start - 60)) --step 60 DS:g:GAUGE:120:U:U RRA:AVERAGE:0.5:1:60
    for i in "${!values[@]}"; do rrdtool update g.rrd $((start + 60 * (i + 1))):"${values[i]}"; done
    for rpn in "${rpns[@]}"; do
      rrdtool xport --start $start --end $((start + 60 * ${#values[@]})) --step 60 \
        DEF:x=g.rrd:g:AVERAGE "CDEF:y=$rpn" XPORT:y | awk -v rpn="$rpn" -F '</?v>' '
          /<v>/ { line = line " " (tolower($2) ~ /nan/ ? "U" : sprintf("%.0f", $2)) } END { print "RRDtool " rpn ":" line }'
    done
    java -cp "$(cat classpath):." Look "$text" "${rpns[@]}" 2> java.txt
  done
}
look | tee seen
cat > expected <<'TEXT'
rrdtool 1.7.2-4+b8
x: 0 0 0 0 90 0 0 0 0
RRDtool x,0,+: 0 0 0 0 90 0 0 0 0
RRDtool x,180,TREND: U U 0 0 30 30 30 0 0
RRDtool x,180,TRENDNAN: U U 0 0 30 30 30 0 0
RRDtool x,50,LT: 1 1 1 1 0 1 1 1 1
RRDtool x,50,NE: 1 1 1 1 1 1 1 1 1
RRDtool x,1,2,IF: 2 2 2 2 1 2 2 2 2
RRD4J   x,0,+: 0 0 0 0 90 0 0 0 0
RRD4J   x,180,TREND: U U 0 30 30 30 0 0 0
RRD4J   x,180,TRENDNAN: U U 0 30 30 30 0 0 0
RRD4J   x,50,LT: 1 1 1 1 0 1 1 1 1
RRD4J   x,50,NE: 1 1 1 1 1 1 1 1 1
RRD4J   x,1,2,IF: 2 2 2 2 1 2 2 2 2
x: 30 30 30 U 30 30 30 30 30
RRDtool x,0,+: 30 30 30 U 30 30 30 30 30
RRDtool x,180,TREND: U U 30 U U U 30 30 30
RRDtool x,180,TRENDNAN: U U 30 30 30 30 30 30 30
RRDtool x,50,LT: 1 1 1 U 1 1 1 1 1
RRDtool x,50,NE: 1 1 1 U 1 1 1 1 1
RRDtool x,1,2,IF: 1 1 1 2 1 1 1 1 1
RRD4J   x,0,+: 30 30 30 U 30 30 30 30 30
RRD4J   x,180,TREND: U U 30 30 30 30 30 30 30
RRD4J   x,180,TRENDNAN: U U 20 20 20 30 30 30 30
RRD4J   x,50,LT: 1 1 1 0 1 1 1 1 1
RRD4J   x,50,NE: 1 1 1 1 1 1 1 1 1
RRD4J   x,1,2,IF: 1 1 1 1 1 1 1 1 1
TEXT
diff expected seen || { echo 'changed: expected (<), seen (>)' >&2; exit 1; }
echo 'still so'

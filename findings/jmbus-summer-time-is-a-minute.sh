#!/usr/bin/env bash
# One would expect of a reader of M-Bus that 12:30 on a meter with summer time is 12:30 of that day, or 10:30 UTC in Berlin, as data type F
# has the wall clock and, beside it, a bit for summer time, which tells the two hours of an October night apart, and one for a time that is
# not valid (EN 13757-3); and that one telegram is the same whenever it is read.
# jmbus 3.3.0 takes the summer time of that bit to be a minute long instead of an hour: 12:30 in summer is 13:29 in Berlin, 11:29 UTC, and
# 12:29 where the JVM is in UTC. Without the bit it is 12:30. A time that is marked as not valid is read like any other, a date of all ones,
# which is none, is 31 March 2128, and the milliseconds are those of the moment of reading, so two reads of one telegram differ.
# This hurts whoever reads heat, water or gas meters in Europe: from March to October each reading is 59 minutes late, the last of a day or
# of a month is in the next, and on the day of the change an hour has two readings or none; in winter, and with meters that stay in standard
# time, all is right. So take the four bytes from the record, or add the hour less a minute where the bit is set.
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
    <dependency><groupId>org.openmuc</groupId><artifactId>jmbus</artifactId><version>3.3.0</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.TimeZone;
import org.openmuc.jmbus.DecodingException;
import org.openmuc.jmbus.VariableDataStructure;

public class Look {
    public static void main(String[] args) throws DecodingException, InterruptedException {
        System.out.println("jmbus 3.3.0, " + TimeZone.getDefault().getID());
        for (String[] each : new String[][] {
            {"5 July 2026, 12:30, standard time", "046d1e2c4537"},
            {"5 July 2026, 12:30, summer time", "046d1eac4537"},
            {"5 July 2026, 12:30, summer time, not valid", "046d9eac4537"},
            {"1 January 2026, 12:30, standard time", "046d1e2c4131"},
            {"date 5 July 2026", "026c4537"},
            {"no date", "026cffff"},
        }) {
            System.out.println("  " + each[0] + ", " + each[1] + ": " + read(each[1]).truncatedTo(ChronoUnit.SECONDS));
        }
        Instant first = read("046d1e2c4537");
        Thread.sleep(20);
        System.out.println("  read twice: " + (first.equals(read("046d1e2c4537")) ? "the same" : "two times"));
    }

    /** The time of the only record of a long header and this record. */
    static Instant read(String record) throws DecodingException {
        byte[] bytes = HexFormat.of().parseHex("72785634129326010701000000" + record);
        var data = new VariableDataStructure(bytes, 0, bytes.length, null, Map.of());
        data.decode();
        return ((Date) data.getDataRecords().get(0).getDataValue()).toInstant();
    }
}
JAVA
look() { for zone in Europe/Berlin UTC; do java -Duser.timezone=$zone -cp "$(cat classpath)" Look.java; done; }
cat > expected.txt <<'SEEN'
jmbus 3.3.0, Europe/Berlin
  5 July 2026, 12:30, standard time, 046d1e2c4537: 2026-07-05T10:30:00Z
  5 July 2026, 12:30, summer time, 046d1eac4537: 2026-07-05T11:29:00Z
  5 July 2026, 12:30, summer time, not valid, 046d9eac4537: 2026-07-05T11:29:00Z
  1 January 2026, 12:30, standard time, 046d1e2c4131: 2026-01-01T11:30:00Z
  date 5 July 2026, 026c4537: 2026-07-04T22:00:00Z
  no date, 026cffff: 2128-03-30T22:00:00Z
  read twice: two times
jmbus 3.3.0, UTC
  5 July 2026, 12:30, standard time, 046d1e2c4537: 2026-07-05T12:30:00Z
  5 July 2026, 12:30, summer time, 046d1eac4537: 2026-07-05T12:29:00Z
  5 July 2026, 12:30, summer time, not valid, 046d9eac4537: 2026-07-05T12:29:00Z
  1 January 2026, 12:30, standard time, 046d1e2c4131: 2026-01-01T12:30:00Z
  date 5 July 2026, 026c4537: 2026-07-05T00:00:00Z
  no date, 026cffff: 2128-03-31T00:00:00Z
  read twice: two times
SEEN
look 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of an adapter from JDBC to Arrow that a DATE of 5 July is the day 5 July, and that 12:30 of a TIMESTAMP without a zone
# is 12:30 in a field Timestamp without a zone, "local" wall clock by Arrow's format, or that microseconds of a TIMESTAMP(6) are kept, as
# Arrow has them. The guide of the adapter configures it with /*calendar=*/null, and a null calendar makes the fields that have no zone.
# arrow-jdbc 18.3.0 takes the milliseconds of java.sql.Date and Timestamp, which are midnight and the clock of the JVM's zone, for ones of
# UTC: east of Greenwich each day is the one before, and 12:30 in Berlin is 10:30, in New York 16:30, with a time of day by the offset of
# January 1970. Timestamps always are in milliseconds: .123456 is .123. With the calendar of UTC, the default without a config, days and
# clocks are right, but 12:30 of no zone is said to be 12:30 UTC.
# This hurts whoever hands query results to Arrow, Parquet or a data frame: in Europe, Asia and Australia all sums per day are a day
# early, and two events of one millisecond have one time. So give it JdbcToArrowUtils.getUtcCalendar() and drop the zone, and cast
# microseconds to a BIGINT in SQL.
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
    <dependency><groupId>org.apache.arrow</groupId><artifactId>arrow-jdbc</artifactId><version>18.3.0</version></dependency>
    <dependency><groupId>org.apache.arrow</groupId><artifactId>arrow-memory-unsafe</artifactId><version>18.3.0</version></dependency>
    <dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId><version>2.3.232</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.TimeZone;
import org.apache.arrow.adapter.jdbc.ArrowVectorIterator;
import org.apache.arrow.adapter.jdbc.JdbcToArrow;
import org.apache.arrow.adapter.jdbc.JdbcToArrowConfigBuilder;
import org.apache.arrow.adapter.jdbc.JdbcToArrowUtils;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

public class Look {
    public static void main(String[] args) throws Exception {
        System.out.println("arrow-jdbc 18.3.0, " + TimeZone.getDefault().getID());
        show("null", null);
        show("UTC", JdbcToArrowUtils.getUtcCalendar());
    }

    static void show(String name, Calendar calendar) throws Exception {
        System.out.println("  calendar " + name);
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                BufferAllocator allocator = new RootAllocator();
                ResultSet rows = connection.createStatement().executeQuery("SELECT DATE '2026-07-05' AS A_DAY,"
                        + " TIME '12:30:15' AS A_CLOCK, TIMESTAMP '2026-07-05 12:30:15.123456' AS A_TIME");
                ArrowVectorIterator batches = JdbcToArrow.sqlToArrowVectorIterator(
                        rows, new JdbcToArrowConfigBuilder(allocator, calendar).build());
                VectorSchemaRoot root = batches.next()) {
            for (FieldVector vector : root.getFieldVectors()) {
                Object value = vector.getObject(0);
                System.out.println("    " + vector.getField() + " "
                        + (vector instanceof DateDayVector ? LocalDate.ofEpochDay((Integer) value) : value));
            }
        }
    }
}
JAVA
look() {
  for zone in Europe/Berlin America/New_York; do
    java --add-opens=java.base/java.nio=ALL-UNNAMED -Duser.timezone=$zone -cp "$(cat classpath)" Look.java
  done
}
cat > expected.txt <<'SEEN'
arrow-jdbc 18.3.0, Europe/Berlin
  calendar null
    A_DAY: Date(DAY) 2026-07-04
    A_CLOCK: Time(MILLISECOND, 32) 1970-01-01T11:30:15
    A_TIME: Timestamp(MILLISECOND, null) 2026-07-05T10:30:15.123
  calendar UTC
    A_DAY: Date(DAY) 2026-07-05
    A_CLOCK: Time(MILLISECOND, 32) 1970-01-01T12:30:15
    A_TIME: Timestamp(MILLISECOND, UTC) 1783254615123
arrow-jdbc 18.3.0, America/New_York
  calendar null
    A_DAY: Date(DAY) 2026-07-05
    A_CLOCK: Time(MILLISECOND, 32) 1970-01-01T17:30:15
    A_TIME: Timestamp(MILLISECOND, null) 2026-07-05T16:30:15.123
  calendar UTC
    A_DAY: Date(DAY) 2026-07-05
    A_CLOCK: Time(MILLISECOND, 32) 1970-01-01T12:30:15
    A_TIME: Timestamp(MILLISECOND, UTC) 1783254615123
SEEN
look 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'

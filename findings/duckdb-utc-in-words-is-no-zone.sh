#!/usr/bin/env bash
# One would expect that times of a CSV file which say their zone are moments, however they say it: '2026-07-01 12:00:00Z', '... GMT', '... +00' and
# '... UTC', the last of which is what BigQuery exports, sysstat's sadf and Ruby write.
# DuckDB 2.0.0.1 finds that out for Z, GMT, CET and offsets, and makes a TIMESTAMP WITH TIME ZONE of them. Of UTC in words it makes a TIMESTAMP, which has
# none: the text is accepted and its zone is gone. Compared or joined with a moment, that is taken for a time of the session's zone, four hours later in New York.
# This hurts whoever reads such an export anywhere but in UTC: it differs from the same file with Z, and nothing fails. So the type that was found out is not
# enough; the texts have to be looked at, or the column be given its type.
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
    <dependency><groupId>org.duckdb</groupId><artifactId>duckdb_jdbc</artifactId><version>2.0.0.1</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import java.nio.file.*;
import java.sql.*;

public class Look {
    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'America/New_York'");
            for (String zone : new String[] {"Z", "+00:00", " GMT", " CET", " UTC"}) {
                Files.writeString(Path.of("t.csv"), "time,level\n2026-07-01 12:00:00" + zone + ",1\n2026-07-01 13:00:00" + zone + ",2\n");
                try (ResultSet row = statement.executeQuery(
                        "SELECT typeof(time), epoch_ms(time::TIMESTAMPTZ) FROM 't.csv' WHERE level = 1")) {
                    row.next();
                    System.out.println("12:00:00" + zone + " is a " + row.getString(1) + " and the moment "
                            + java.time.Instant.ofEpochMilli(row.getLong(2)));
                }
            }
        }
    }
}
JAVA
cat > expected.txt <<'TEXT'
12:00:00Z is a TIMESTAMP WITH TIME ZONE and the moment 2026-07-01T12:00:00Z
12:00:00+00:00 is a TIMESTAMP WITH TIME ZONE and the moment 2026-07-01T12:00:00Z
12:00:00 GMT is a TIMESTAMP WITH TIME ZONE and the moment 2026-07-01T12:00:00Z
12:00:00 CET is a TIMESTAMP WITH TIME ZONE and the moment 2026-07-01T10:00:00Z
12:00:00 UTC is a TIMESTAMP and the moment 2026-07-01T16:00:00Z
TEXT
java -cp "$(cat classpath)" Look.java 2> err | tee seen.txt || { cat err >&2; exit 2; }
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

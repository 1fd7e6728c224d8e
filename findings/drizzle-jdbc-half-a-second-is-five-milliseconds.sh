#!/usr/bin/env bash
# One would expect of a JDBC driver that a DATETIME(1) of 12:30:00.5 is half a second after 12:30, as the number in brackets is that of the
# digits behind the point (MariaDB's manual, "Microseconds in MariaDB"), with a Calendar beside it as without; and that a number which an
# int cannot hold is refused or null, but not another number.
# drizzle-jdbc 1.4, which reads and writes MySQL and MariaDB, takes the digits behind the point for milliseconds: half a second in a
# DATETIME(1) is 5 ms, a quarter in a DATETIME(2) is 25 ms, and 250 microseconds in a DATETIME(6) are 250 ms; other microseconds are
# refused. Where getTimestamp is given a Calendar, all have none. A TIME(6) of 12:30:00.25 is 12:34:10. 3,000,000,000 as an int is
# 2,147,483,647 without a word, as the greatest BIGINT UNSIGNED is half of it as a long, and of numbers the boolean is the last bit of
# their first digit: 10 is true, 20 false.
# This hurts whoever reads a table of readings with it: ten of a second, at .0 to .9, lie within 9 ms, and a counter stands still at
# 2,147,483,647. DATETIME(3) is right, so cast to that, and take getLong or getBigDecimal.
set -euo pipefail

mvnw=$(cd "$(dirname "$0")/.." && pwd)/mvnw
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || { kill "$server"; wait "$server" || true; }; rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.drizzle.jdbc</groupId><artifactId>drizzle-jdbc</artifactId><version>1.4</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }
[ -x /usr/sbin/mariadbd ] || apt-get install -y -qq --no-install-recommends mariadb-server > apt.txt 2>&1

mariadb-install-db --no-defaults --datadir="$work/data" --auth-root-authentication-method=normal --user="$(id -un)" > install.txt 2>&1
/usr/sbin/mariadbd --no-defaults --user="$(id -un)" --datadir="$work/data" --socket="$work/socket" --port=39541 \
  --bind-address=127.0.0.1 > server.txt 2>&1 &
server=$!
for _ in $(seq 100); do
  [ -S "$work/socket" ] && break
  sleep 0.2
done

cat > Look.java <<'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Calendar;

public class Look {
    interface Reader {
        Object read(ResultSet row) throws SQLException;
    }

    public static void main(String[] args) throws SQLException {
        System.out.println("drizzle-jdbc 1.4");
        try (Connection connection = DriverManager.getConnection("jdbc:mysql:thin://root@127.0.0.1:39541/test");
                Statement statement = connection.createStatement()) {
            for (String each : new String[] {"00.5' AS DATETIME(1)", "00.25' AS DATETIME(2)", "00.250' AS DATETIME(3)",
                "00.000250' AS DATETIME(6)", "00.250000' AS DATETIME(6)"}) {
                String sql = "CAST('2026-07-05 12:30:" + each + ")";
                show(statement, sql, "getTimestamp", row -> row.getTimestamp(1));
                show(statement, sql, "with a Calendar", row -> row.getTimestamp(1, Calendar.getInstance()));
            }
            show(statement, "CAST('12:30:00.25' AS TIME(6))", "getTime", row -> row.getTime(1));
            show(statement, "3000000000", "getInt", row -> row.getInt(1));
            show(statement, "CAST(18446744073709551615 AS UNSIGNED)", "getLong", row -> row.getLong(1));
            for (String each : new String[] {"10", "20"}) {
                show(statement, each, "getBoolean", row -> row.getBoolean(1));
            }
        }
    }

    static void show(Statement statement, String sql, String name, Reader reader) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT " + sql + " AS value")) {
            row.next();
            Object read;
            try {
                read = reader.read(row);
            } catch (SQLException e) {
                read = "refused";
            }
            System.out.println("  " + sql + ", getString " + row.getString(1) + ", " + name + " " + read);
        }
    }
}
JAVA
look() { java -Duser.timezone=UTC -cp "$(cat classpath)" Look.java; }
cat > expected.txt <<'SEEN'
drizzle-jdbc 1.4
  CAST('2026-07-05 12:30:00.5' AS DATETIME(1)), getString 2026-07-05 12:30:00.5, getTimestamp 2026-07-05 12:30:00.005
  CAST('2026-07-05 12:30:00.5' AS DATETIME(1)), getString 2026-07-05 12:30:00.5, with a Calendar 2026-07-05 12:30:00.0
  CAST('2026-07-05 12:30:00.25' AS DATETIME(2)), getString 2026-07-05 12:30:00.25, getTimestamp 2026-07-05 12:30:00.025
  CAST('2026-07-05 12:30:00.25' AS DATETIME(2)), getString 2026-07-05 12:30:00.25, with a Calendar 2026-07-05 12:30:00.0
  CAST('2026-07-05 12:30:00.250' AS DATETIME(3)), getString 2026-07-05 12:30:00.250, getTimestamp 2026-07-05 12:30:00.25
  CAST('2026-07-05 12:30:00.250' AS DATETIME(3)), getString 2026-07-05 12:30:00.250, with a Calendar 2026-07-05 12:30:00.0
  CAST('2026-07-05 12:30:00.000250' AS DATETIME(6)), getString 2026-07-05 12:30:00.000250, getTimestamp 2026-07-05 12:30:00.25
  CAST('2026-07-05 12:30:00.000250' AS DATETIME(6)), getString 2026-07-05 12:30:00.000250, with a Calendar 2026-07-05 12:30:00.0
  CAST('2026-07-05 12:30:00.250000' AS DATETIME(6)), getString 2026-07-05 12:30:00.250000, getTimestamp refused
  CAST('2026-07-05 12:30:00.250000' AS DATETIME(6)), getString 2026-07-05 12:30:00.250000, with a Calendar 2026-07-05 12:30:00.0
  CAST('12:30:00.25' AS TIME(6)), getString 12:30:00.250000, getTime 12:34:10
  3000000000, getString 3000000000, getInt 2147483647
  CAST(18446744073709551615 AS UNSIGNED), getString 18446744073709551615, getLong 9223372036854775807
  10, getString 10, getBoolean true
  20, getString 20, getBoolean false
SEEN
look 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'

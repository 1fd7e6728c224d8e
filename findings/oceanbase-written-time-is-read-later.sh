#!/usr/bin/env bash
# One would expect of a driver that a time which it wrote with setTimestamp is the time that getTimestamp reads, over the
# same connection and whatever the zones of the JVM and the server are.
# With OceanBase Connector/J 2.4.9 what is written is moved from the JVM's zone into the server's, and what is read is
# not moved back: with a server at +05:30 and a JVM in UTC noon is read as 17:30. A range of times is moved like what is
# written, so that it finds only rows that this driver wrote: the row that the server itself made for noon is not among
# those around noon, and the one that is found says 17:30. MariaDB Connector/J 4.0.0 reads noon and finds both rows.
# Seen with Debian's MariaDB, whose protocol is that of OceanBase's MySQL mode.
# This matters to anyone who asks such a server for the last six hours: the answer is empty or lacks five and a half of
# them. So the JVM should run in the server's zone, or times should be compared as text.
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
    <dependency><groupId>com.oceanbase</groupId><artifactId>oceanbase-client</artifactId><version>2.4.9</version></dependency>
    <dependency><groupId>org.mariadb.jdbc</groupId><artifactId>mariadb-java-client</artifactId><version>4.0.0</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }
[ -x /usr/sbin/mariadbd ] || apt-get install -y -qq --no-install-recommends mariadb-server > apt.txt 2>&1

mariadb-install-db --no-defaults --datadir="$work/data" --auth-root-authentication-method=normal --user="$(id -un)" > install.txt 2>&1
/usr/sbin/mariadbd --no-defaults --user="$(id -un)" --datadir="$work/data" --socket="$work/socket" --port=39533 \
  --bind-address=127.0.0.1 --default-time-zone=+05:30 > server.txt 2>&1 &
server=$!
for _ in $(seq 100); do
  [ -S "$work/socket" ] && break
  sleep 0.2
done

cat > Look.java <<'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;

public class Look {
    private static final Timestamp NOON = Timestamp.valueOf("2026-07-01 12:00:00");

    public static void main(String[] args) throws SQLException {
        look("jdbc:oceanbase://127.0.0.1:39533/test?user=root");
        look("jdbc:mariadb://127.0.0.1:39533/test?user=root&sslMode=disable");
    }

    private static void look(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            System.out.println(connection.getMetaData().getDriverName() + " " + connection.getMetaData().getDriverVersion());
            statement.execute("CREATE OR REPLACE TABLE t (who CHAR(6), at DATETIME)");
            statement.execute("INSERT INTO t VALUES ('server', '2026-07-01 12:00:00')");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES ('driver', ?)")) {
                insert.setTimestamp(1, NOON);
                insert.execute();
            }
            try (PreparedStatement around =
                    connection.prepareStatement("SELECT who, at FROM t WHERE at BETWEEN ? AND ? ORDER BY who")) {
                around.setTimestamp(1, new Timestamp(NOON.getTime() - 1000));
                around.setTimestamp(2, new Timestamp(NOON.getTime() + 1000));
                try (ResultSet rows = around.executeQuery()) {
                    while (rows.next()) {
                        System.out.println("around noon: " + rows.getString(1) + " " + rows.getTimestamp(2));
                    }
                }
            }
        }
    }
}
JAVA
cat > expected.txt <<'SEEN'
OceanBase Connector/J 2.4.9
around noon: driver 2026-07-01 17:30:00.0
MariaDB Connector/J 4.0.0
around noon: driver 2026-07-01 12:00:00.0
around noon: server 2026-07-01 12:00:00.0
SEEN
java -Duser.timezone=UTC -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'

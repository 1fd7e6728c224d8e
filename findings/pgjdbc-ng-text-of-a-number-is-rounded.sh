#!/usr/bin/env bash
# One would expect of getString on a number what the database itself writes, 0.0004 for 0.0004, as JDBC's table of conversions lets each
# column be read as text for that; and of setString on a number's parameter that "1234.5678" is that number. Both on every machine.
# PGJDBC-NG 0.8.9 formats and parses with java.text.NumberFormat as it is for the JVM's language: three decimals, rounded half to even,
# without zeros at the end, so that 0.0004 is "0", 0.0006 is "0.001", and 1.10 of a numeric(10,2) is "1.1". In German it is "0,001", and
# there the parameter "0.75" is stored as 0, "1234.5678" as 1234, for the parser stops at the point and nobody asks where it stopped.
# getDouble, getBigDecimal and getObject are right. PostgreSQL's own driver has all of them.
# This hurts whoever prints, exports or hashes columns by getString, as tools do for columns they do not know: small measurements are 0, a
# latitude is off by up to 55 m, prices lose a digit, and the CSV of a German machine has two columns for one. So read numbers with
# getObject or getBigDecimal, write them with setObject, and set the JVM's language to English.
set -euo pipefail

mvnw=$(cd "$(dirname "$0")/.." && pwd)/mvnw
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || { kill -INT "$server"; wait "$server" || true; }; rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>com.impossibl.pgjdbc-ng</groupId><artifactId>pgjdbc-ng-all</artifactId><version>0.8.9</version></dependency>
    <dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId><version>42.7.14</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }
ls /usr/lib/postgresql/*/bin/postgres > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends postgresql > apt.txt 2>&1

# the server does not run as root
as_server=(env)
programs=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
mkdir server
if [ "$(id -u)" = 0 ]; then
  as_server=(setpriv --reuid=postgres --regid=postgres --clear-groups)
  chmod 711 "$work"
  chown postgres server
fi
(cd server && "${as_server[@]}" "$programs/initdb" -D "$work/server/data" -A trust -U finding --locale=C.UTF-8) > install.txt 2>&1
"${as_server[@]}" "$programs/postgres" -D "$work/server/data" -p 39547 -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
  > server.txt 2>&1 &
server=$!
for _ in $(seq 100); do
  "$programs/pg_isready" -q -h 127.0.0.1 -p 39547 && break
  sleep 0.2
done

cat > Look.java <<'JAVA'
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

public class Look {
    public static void main(String[] args) throws SQLException {
        look("jdbc:pgsql://127.0.0.1:39547/postgres?user=finding");
        look("jdbc:postgresql://127.0.0.1:39547/postgres?user=finding");
    }

    private static void look(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            System.out.println(connection.getMetaData().getDriverName() + " " + connection.getMetaData().getDriverVersion()
                    + ", " + Locale.getDefault());
            for (String number : new String[] {
                "0.0004::float8", "0.0006::numeric", "1.10::numeric(10,2)", "48.137154::float8", "1234567.8912::numeric"
            }) {
                try (PreparedStatement select = connection.prepareStatement("SELECT " + number);
                        ResultSet row = select.executeQuery()) {
                    row.next();
                    System.out.println("  " + number + ": getObject " + row.getObject(1) + ", getString " + row.getString(1));
                }
            }
            statement.execute("CREATE TABLE IF NOT EXISTS numbers (level NUMERIC, share FLOAT8)");
            statement.execute("DELETE FROM numbers");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO numbers VALUES (?::numeric, ?::float8)")) {
                insert.setString(1, "1234.5678");
                insert.setString(2, "0.75");
                insert.execute();
            }
            try (ResultSet row = statement.executeQuery("SELECT level, share FROM numbers")) {
                row.next();
                BigDecimal level = row.getBigDecimal(1);
                System.out.println("  setString 1234.5678 and 0.75: stored " + level + " and " + row.getDouble(2));
            }
        }
    }
}
JAVA
look() {
  for language in en-US de-DE; do
    java -Duser.language="${language%-*}" -Duser.country="${language#*-}" -cp "$(cat classpath)" Look.java
  done
}
cat > expected.txt <<'SEEN'
pgjdbc-ng 0.8.9, en_US
  0.0004::float8: getObject 4.0E-4, getString 0
  0.0006::numeric: getObject 0.0006, getString 0.001
  1.10::numeric(10,2): getObject 1.10, getString 1.1
  48.137154::float8: getObject 48.137154, getString 48.137
  1234567.8912::numeric: getObject 1234567.8912, getString 1234567.891
  setString 1234.5678 and 0.75: stored 1234.5678 and 0.75
PostgreSQL JDBC Driver 42.7.14, en_US
  0.0004::float8: getObject 4.0E-4, getString 0.0004
  0.0006::numeric: getObject 0.0006, getString 0.0006
  1.10::numeric(10,2): getObject 1.10, getString 1.10
  48.137154::float8: getObject 48.137154, getString 48.137154
  1234567.8912::numeric: getObject 1234567.8912, getString 1234567.8912
  setString 1234.5678 and 0.75: stored 1234.5678 and 0.75
pgjdbc-ng 0.8.9, de_DE
  0.0004::float8: getObject 4.0E-4, getString 0
  0.0006::numeric: getObject 0.0006, getString 0,001
  1.10::numeric(10,2): getObject 1.10, getString 1,1
  48.137154::float8: getObject 48.137154, getString 48,137
  1234567.8912::numeric: getObject 1234567.8912, getString 1234567,891
  setString 1234.5678 and 0.75: stored 1234 and 0.0
PostgreSQL JDBC Driver 42.7.14, de_DE
  0.0004::float8: getObject 4.0E-4, getString 0.0004
  0.0006::numeric: getObject 0.0006, getString 0.0006
  1.10::numeric(10,2): getObject 1.10, getString 1.10
  48.137154::float8: getObject 48.137154, getString 48.137154
  1234567.8912::numeric: getObject 1234567.8912, getString 1234567.8912
  setString 1234.5678 and 0.75: stored 1234.5678 and 0.75
SEEN
look 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'

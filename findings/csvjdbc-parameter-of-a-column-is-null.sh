#!/usr/bin/env bash
# One would expect that a parameter of a prepared statement has its value wherever it stands: among the columns as well as in the condition
# (JDBC 4.3, 13.2).
# CsvJdbc 1.0.46 takes the values of the condition only. Among the columns every parameter is null: SELECT ? gives null, t + ? gives null, and
# CASE WHEN h = ? never holds. The values are counted right, nothing is refused, and the condition gets its own.
# This hurts whoever has texts bound that tell rows apart, such as which series a row belongs to: all rows become those of the last branch, or of
# none, and the answer is empty or wrong without an error. So a driver that nobody has tried must be asked with parameters in conditions alone, or be
# seen to give a bound value back first.
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
    <dependency><groupId>net.sourceforge.csvjdbc</groupId><artifactId>csvjdbc</artifactId><version>1.0.46</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

mkdir data
printf 't,h\n1,a\n2,b\n3,c\n' > data/f.csv
cat > Look.java <<'JAVA'
import java.sql.*;
import java.util.*;

public class Look {
    public static void main(String[] args) throws Exception {
        Properties types = new Properties();
        types.setProperty("columnTypes", "Long,String");
        try (Connection connection = DriverManager.getConnection("jdbc:relique:csv:data", types)) {
            show(connection, "SELECT 'b', t FROM f WHERE t >= ?", 2L);
            show(connection, "SELECT ?, t FROM f WHERE t >= ?", "b", 2L);
            show(connection, "SELECT t + ?, t FROM f WHERE t >= ?", 100L, 2L);
            show(connection, "SELECT CASE WHEN h = 'b' THEN 'first' ELSE 'other' END, t FROM f WHERE t >= ?", 2L);
            show(connection, "SELECT CASE WHEN h = ? THEN 'first' ELSE 'other' END, t FROM f WHERE t >= ?", "b", 2L);
        }
    }

    static void show(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof Long number) {
                    select.setLong(i + 1, number);
                } else {
                    select.setString(i + 1, (String) values[i]);
                }
            }
            StringJoiner rows = new StringJoiner(" ");
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(result.getString(1) + "@" + result.getLong(2));
                }
            }
            System.out.println(sql + " " + Arrays.toString(values) + ": " + rows);
        }
    }
}
JAVA
java -cp "$(cat classpath)" Look.java | tee seen
cat > expected <<'TEXT'
SELECT 'b', t FROM f WHERE t >= ? [2]: b@2 b@3
SELECT ?, t FROM f WHERE t >= ? [b, 2]: null@2 null@3
SELECT t + ?, t FROM f WHERE t >= ? [100, 2]: null@2 null@3
SELECT CASE WHEN h = 'b' THEN 'first' ELSE 'other' END, t FROM f WHERE t >= ? [2]: first@2 other@3
SELECT CASE WHEN h = ? THEN 'first' ELSE 'other' END, t FROM f WHERE t >= ? [b, 2]: other@2 other@3
TEXT
diff expected seen || { echo 'changed: expected (<), seen (>)' >&2; exit 1; }

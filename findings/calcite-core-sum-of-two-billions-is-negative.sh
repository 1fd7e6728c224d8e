#!/usr/bin/env bash
# One would expect of the AVG, STDDEV and SUM of SQL that the mean of 0 and 1 is 0.5, as its reference has "the average (arithmetic mean)
# of numeric across all input values", and that a sum that does not fit is an error, as the standard asks for a number out of range
# (22003) and as SUM of a column of INTEGER does in databases where it does not become a BIGINT.
# Apache Calcite 1.40.0, as a JDBC driver or embedded with its usual type system, gives aggregates the type of their argument: of an
# INTEGER column the mean of 0 and 1 is 0, that of 1, 2, 4 and 4 is 2, standard deviations and variances are whole numbers, and so is a
# moving average; a mean of prices with one decimal has one decimal. SUM of two billions and two billions is -294967296, without an error
# or a warning.
# This hurts whoever asks one of the many sources behind Calcite for a total or a mean: a rate of errors made of 0 and 1 is 0 until all
# fail, small spreads are none, and a total of bytes falls below zero once it passes 2147483647. So write AVG(CAST(v AS DOUBLE)) and
# SUM(CAST(v AS BIGINT)), or give Calcite a type system of your own.
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
    <dependency><groupId>org.apache.calcite</groupId><artifactId>calcite-core</artifactId><version>1.40.0</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

public class Look {
    public static void main(String[] args) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:calcite:"); Statement statement = connection.createStatement()) {
            System.out.println("calcite-core " + connection.getMetaData().getDriverVersion());
            for (String sql : new String[] {
                "SELECT AVG(v) FROM (VALUES (0), (1)) AS t (v)",
                "SELECT AVG(CAST(v AS DOUBLE)) FROM (VALUES (0), (1)) AS t (v)",
                "SELECT AVG(v), STDDEV_SAMP(v), VAR_POP(v) FROM (VALUES (1), (2), (4), (4)) AS t (v)",
                "SELECT AVG(v), STDDEV_SAMP(v), VAR_POP(v) FROM (VALUES (1E0), (2E0), (4E0), (4E0)) AS t (v)",
                "SELECT AVG(v) FROM (VALUES (1.5), (1.6)) AS t (v)",
                "SELECT AVG(v) OVER (ORDER BY v ROWS 1 PRECEDING) FROM (VALUES (1), (2), (4)) AS t (v)",
                "SELECT SUM(v) FROM (VALUES (2000000000), (2000000000)) AS t (v)",
                "SELECT SUM(CAST(v AS BIGINT)) FROM (VALUES (2000000000), (2000000000)) AS t (v)",
            }) {
                System.out.println(sql);
                try (ResultSet rows = statement.executeQuery(sql)) {
                    while (rows.next()) {
                        StringBuilder text = new StringBuilder(" ");
                        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            String type = rows.getMetaData().getColumnTypeName(column);
                            text.append(' ').append(type).append(' ').append(rows.getString(column));
                        }
                        SQLWarning warning = rows.getWarnings();
                        System.out.println(text + (warning == null ? "" : ", " + warning.getMessage()));
                    }
                }
            }
        }
    }
}
JAVA
cat > expected.txt <<'SEEN'
calcite-core 1.40.0
SELECT AVG(v) FROM (VALUES (0), (1)) AS t (v)
  INTEGER 0
SELECT AVG(CAST(v AS DOUBLE)) FROM (VALUES (0), (1)) AS t (v)
  DOUBLE 0.5
SELECT AVG(v), STDDEV_SAMP(v), VAR_POP(v) FROM (VALUES (1), (2), (4), (4)) AS t (v)
  INTEGER 2 INTEGER 1 INTEGER 1
SELECT AVG(v), STDDEV_SAMP(v), VAR_POP(v) FROM (VALUES (1E0), (2E0), (4E0), (4E0)) AS t (v)
  DOUBLE 2.75 DOUBLE 1.5 DOUBLE 1.6875
SELECT AVG(v) FROM (VALUES (1.5), (1.6)) AS t (v)
  DECIMAL 1.5
SELECT AVG(v) OVER (ORDER BY v ROWS 1 PRECEDING) FROM (VALUES (1), (2), (4)) AS t (v)
  INTEGER 1
  INTEGER 1
  INTEGER 3
SELECT SUM(v) FROM (VALUES (2000000000), (2000000000)) AS t (v)
  INTEGER -294967296
SELECT SUM(CAST(v AS BIGINT)) FROM (VALUES (2000000000), (2000000000)) AS t (v)
  BIGINT 4000000000
SEEN
java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'

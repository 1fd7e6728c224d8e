#!/usr/bin/env bash
# One would expect that a statement which has thrown can be used again: an SQLException says that this execution failed, and a Statement is open until
# it is closed (javadoc of java.sql.Statement, isClosed).
# With DuckDB's driver 2.0.0.1 the first failure closes the statement. What comes after fails with "Statement was closed", however right it is;
# SQLite's, H2's and PostgreSQL's drivers go on.
# This hurts whoever tries several things with one statement and passes over those that fail: views of several files, of which one is broken, or a list of
# tables, of which one cannot be read. Everything behind the first failure is lost as well, and the reason given is not the reason. So each attempt
# wants a statement of its own.
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
    <dependency><groupId>org.xerial</groupId><artifactId>sqlite-jdbc</artifactId><version>3.54.1.0</version></dependency>
    <dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId><version>2.5.252</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import java.sql.*;

public class Look {
    public static void main(String[] args) throws Exception {
        for (String url : new String[] {"jdbc:duckdb:", "jdbc:sqlite:", "jdbc:h2:mem:"}) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE here (x INTEGER)");
                String failed = outcome(statement, "SELECT x FROM elsewhere");
                boolean closed = statement.isClosed();
                System.out.println(url + " a missing table " + failed + ", closed: " + closed + ", then one that is there "
                        + outcome(statement, "SELECT x FROM here"));
            }
        }
    }

    static String outcome(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return "works";
        } catch (SQLException failure) {
            return failure.getMessage().equals("Statement was closed") ? "fails (Statement was closed)" : "fails";
        }
    }
}
JAVA
java -cp "$(cat classpath)" Look.java 2> err | tee seen || { cat err >&2; exit 2; }
cat > expected <<'TEXT'
jdbc:duckdb: a missing table fails, closed: true, then one that is there fails (Statement was closed)
jdbc:sqlite: a missing table fails, closed: false, then one that is there works
jdbc:h2:mem: a missing table fails, closed: false, then one that is there works
TEXT
diff expected seen || { echo 'changed: expected (<), seen (>)' >&2; exit 1; }

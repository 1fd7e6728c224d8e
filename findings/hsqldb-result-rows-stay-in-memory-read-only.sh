#!/usr/bin/env bash
# HSQLDB documents SET SESSION RESULT MEMORY ROWS as the number of rows of a result that are kept in memory, the others being
# written to disk. So one would expect that a long result takes as little memory wherever the database was opened from a file.
# With HSQLDB 2.7.4 that is so where it was opened to be written. Opened with files_readonly=true, the setting is accepted, the
# same query has all of its rows in memory before the first is handed out, and nothing says so; neither does a fetch size help.
# This hurts whoever opens a database read-only to be careful with it: a query that was bounded to 1,000 rows takes the heap.
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
    <dependency><groupId>org.hsqldb</groupId><artifactId>hsqldb</artifactId><version>2.7.4</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

public class Look {
    private static final int ROWS = 200_000;

    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:hsqldb:file:db/log;shutdown=true");
                Statement statement = connection.createStatement()) {
            System.out.println("HSQLDB " + connection.getMetaData().getDriverVersion());
            statement.execute("CREATE CACHED TABLE log (id INTEGER PRIMARY KEY, v DOUBLE)");
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement("INSERT INTO log VALUES (?, ?)")) {
                for (int i = 0; i < ROWS; i++) {
                    insert.setInt(1, i);
                    insert.setDouble(2, i / 3.0);
                    insert.addBatch();
                    if (i % 10_000 == 9_999) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
            }
        }
        show("to be written, all rows", "", 0, 0);
        show("to be written, 1,000 rows", "", 1000, 0);
        show("read-only, all rows", ";files_readonly=true", 0, 0);
        show("read-only, 1,000 rows", ";files_readonly=true", 1000, 0);
        show("read-only, fetch size 1,000", ";files_readonly=true", 0, 1000);
    }

    /** Whether the rows of an open result are in memory: some 40 bytes and more for each. */
    private static void show(String how, String more, int memoryRows, int fetchSize) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:hsqldb:file:db/log;shutdown=true" + more);
                Statement statement = connection.createStatement()) {
            statement.execute("SET FILES CACHE ROWS 100");
            statement.execute("SET SESSION RESULT MEMORY ROWS " + memoryRows);
            statement.setFetchSize(fetchSize);
            long before = used();
            try (ResultSet rows = statement.executeQuery("SELECT id, v FROM log ORDER BY v + id")) {
                rows.next();
                long held = used() - before;
                System.out.println(how + ": " + (held > 20L * ROWS ? "in memory" : "not in memory"));
                System.err.println(how + ": " + held / 1024 + " kB");
            }
        }
    }

    private static long used() throws Exception {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
JAVA
javac -cp "$(cat classpath)" Look.java 2> javac.txt || { cat javac.txt >&2; exit 2; }
java -cp "$(cat classpath):." Look 2> java.txt > seen || { cat java.txt >&2; exit 2; }
cat seen
cat > expected <<'TEXT'
HSQLDB 2.7.4
to be written, all rows: in memory
to be written, 1,000 rows: not in memory
read-only, all rows: in memory
read-only, 1,000 rows: in memory
read-only, fetch size 1,000: in memory
TEXT
diff expected seen || { cat java.txt >&2; echo 'changed: expected (<), seen (>)' >&2; exit 1; }
echo 'still so'

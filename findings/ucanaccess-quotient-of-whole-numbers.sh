#!/usr/bin/env bash
# One would expect of UCanAccess, which reads Access files with the SQL of Access, that a query which works in Access
# gives the same numbers: there the slash divides to fractions, and the backslash to whole numbers.
# With UCanAccess 5.1.5 the slash of two whole numbers drops the fraction: 1/3 is 0, and 2 of 3 that went well are 0 %. It
# is so for numbers in the query and for columns of LONG alike. With 1.0 in front 2/3 is 0.6, a number of one decimal; it is right as
# soon as one of the two is a DOUBLE.
# This hurts shares and rates, the very thing one draws: all below 1 become 0, and nothing is said. So write CDbl(a) / b.
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
    <dependency><groupId>io.github.spannm</groupId><artifactId>ucanaccess</artifactId><version>5.1.5</version></dependency>
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
    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:ucanaccess://new.accdb;newDatabaseVersion=V2010");
                Statement statement = connection.createStatement()) {
            System.out.println("UCanAccess " + connection.getMetaData().getDriverVersion());
            statement.execute("CREATE TABLE runs (id LONG PRIMARY KEY, good LONG, tried LONG, share DOUBLE)");
            statement.execute("INSERT INTO runs VALUES (1, 2, 3, 0.5)");
            for (String column : new String[] {"1/3", "good/tried", "100*(good/tried)", "100*good/tried", "1.0*good/tried", "share/tried", "CDbl(good)/tried"}) {
                try (ResultSet rows = statement.executeQuery("SELECT " + column + " FROM runs")) {
                    rows.next();
                    System.out.println(column + " = " + rows.getObject(1));
                }
            }
        }
    }
}
JAVA
javac -cp "$(cat classpath)" Look.java 2> javac.txt || { cat javac.txt >&2; exit 2; }
java -cp "$(cat classpath):." Look 2> java.txt | tee seen
cat > expected <<'TEXT'
UCanAccess 5.1.5
1/3 = 0
good/tried = 0
100*(good/tried) = 0
100*good/tried = 66
1.0*good/tried = 0.6
share/tried = 0.16666666666666666
CDbl(good)/tried = 0.6666666666666666
TEXT
diff expected seen || { echo 'changed: expected (<), seen (>)' >&2; exit 1; }
echo 'still so'

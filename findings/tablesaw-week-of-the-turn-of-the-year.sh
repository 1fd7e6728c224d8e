#!/usr/bin/env bash
# One would expect of yearWeek(), of which the documentation says that its texts sort in the order of time and keep what is of different
# years apart, that the days of one week have one text, and that a later day has no earlier text.
# With Tablesaw 0.44.4 it is the year of the date with the week of the week's year, and weeks are those of the JVM's country. So 30 December
# 2024, in the first week of 2025, is 2024-01 and shares it with 2 January 2024, and where weeks begin on Monday 1 January 2027, in the
# last week of 2026, is 2027-53, behind all of that year. Sums over weeks put the last days of December to the first ones of January.
# This hurts each weekly chart over a turn of the year: first weeks have eight or nine days, which on a server with another country are
# others, the weeks at the turn are torn, and no sum over all shows it. So group by each week's Monday, as a date.
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
    <dependency><groupId>tech.tablesaw</groupId><artifactId>tablesaw-core</artifactId><version>0.44.4</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import java.time.LocalDate;
import java.util.Locale;
import java.util.TreeMap;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

public class Look {
    public static void main(String[] args) {
        DateColumn turns = DateColumn.create("turns", LocalDate.parse("2024-01-02"), LocalDate.parse("2024-12-28"),
                LocalDate.parse("2024-12-30"), LocalDate.parse("2025-01-02"), LocalDate.parse("2026-12-31"), LocalDate.parse("2027-01-01"));
        System.out.println(Locale.getDefault() + ", " + turns.asList() + ": " + turns.yearWeek().asList());
        DateColumn day = DateColumn.create("day");
        IntColumn one = IntColumn.create("one");
        LocalDate.parse("2024-01-01").datesUntil(LocalDate.parse("2026-01-01")).forEach(each -> {
            day.append(each);
            one.append(1);
        });
        Table weeks = Table.create(day, one).summarize("one", AggregateFunctions.sum).by(day.yearWeek());
        TreeMap<String, Long> odd = new TreeMap<>();
        for (Row row : weeks) {
            if (row.getDouble(1) != 7) {
                odd.put(row.getString(0), (long) row.getDouble(1));
            }
        }
        System.out.println(Locale.getDefault() + ", weeks of 2024 and 2025 that have not seven days: " + odd);
    }
}
JAVA
cat > expected.txt <<'SEEN'
Tablesaw 0.44.4
en_US, [2024-01-02, 2024-12-28, 2024-12-30, 2025-01-02, 2026-12-31, 2027-01-01]: [2024-01, 2024-52, 2024-01, 2025-01, 2026-01, 2027-01]
en_US, weeks of 2024 and 2025 that have not seven days: {2024-01=9, 2025-01=8}
en_DE, [2024-01-02, 2024-12-28, 2024-12-30, 2025-01-02, 2026-12-31, 2027-01-01]: [2024-01, 2024-52, 2024-01, 2025-01, 2026-53, 2027-53]
en_DE, weeks of 2024 and 2025 that have not seven days: {2024-01=9, 2025-01=8}
SEEN
look() {
  echo "Tablesaw 0.44.4"
  for country in US DE; do java -Duser.language=en -Duser.country=$country -cp "$(cat classpath)" Look.java; done
}
look 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'

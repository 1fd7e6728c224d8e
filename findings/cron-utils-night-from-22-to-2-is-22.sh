#!/usr/bin/env bash
# One would expect of a parser of cron with a definition for Quartz that a range may run over midnight or the end of the year: the
# documentation of Quartz has "overflowing ranges", 22-2 for ten in the evening until two and NOV-FEB for four months, and so it runs
# them.
# cron-utils 9.2.1 takes such an expression without a word, keeps the first value of the range and leaves out all others: 22-2 is 22, and
# 23:00 does not match it, 50-10 of the minutes is 50, and of NOV-FEB there is 1 November, whose next run is itself, again and again. Of
# days of the week it knows FRI-MON, which has four. Its validation finds nothing.
# This hurts whoever plans or shows with it what Quartz runs: the job of the night is expected once instead of five times, runs in January
# are taken for ones out of turn, or an alarm for missing data is silent from 23 to 2. So write two ranges, 22-23,0-2 and 11-12,1-2.
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
    <dependency><groupId>com.cronutils</groupId><artifactId>cron-utils</artifactId><version>9.2.1</version></dependency>
    <dependency><groupId>org.quartz-scheduler</groupId><artifactId>quartz</artifactId><version>2.3.2</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.text.ParseException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.TimeZone;
import org.quartz.CronExpression;

public class Look {
    private static final ZonedDateTime START = ZonedDateTime.of(2026, 10, 15, 20, 30, 0, 0, ZoneOffset.UTC);
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(" MM-dd'T'HH:mm");

    public static void main(String[] args) throws ParseException {
        System.out.println("cron-utils 9.2.1, quartz 2.3.2, from " + START);
        show("0 0 22-2 * * ?");
        show("0 0 22-23,0-2 * * ?");
        ZonedDateTime late = START.withHour(23).withMinute(0);
        CronExpression night = new CronExpression("0 0 22-2 * * ?");
        night.setTimeZone(TimeZone.getTimeZone("UTC"));
        System.out.println("0 0 22-2 * * ? at 23:00: cron-utils " + times("0 0 22-2 * * ?").isMatch(late)
                + ", quartz " + night.isSatisfiedBy(Date.from(late.toInstant())));
        show("0 50-10/10 * * * ?");
        show("0 0 0 1 NOV-FEB ?");
        show("0 0 0 ? * FRI-MON");
    }

    static ExecutionTime times(String cron) {
        CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));
        return ExecutionTime.forCron(parser.parse(cron).validate());
    }

    static void show(String cron) throws ParseException {
        StringBuilder utils = new StringBuilder();
        StringBuilder quartz = new StringBuilder();
        ExecutionTime times = times(cron);
        CronExpression expression = new CronExpression(cron);
        expression.setTimeZone(TimeZone.getTimeZone("UTC"));
        ZonedDateTime time = START;
        Date date = Date.from(START.toInstant());
        for (int i = 0; i < 6; i++) {
            time = times.nextExecution(time).orElseThrow();
            utils.append(FORMAT.format(time));
            date = expression.getNextValidTimeAfter(date);
            quartz.append(FORMAT.format(date.toInstant().atZone(ZoneOffset.UTC)));
        }
        System.out.println(cron + System.lineSeparator() + "  cron-utils" + utils + System.lineSeparator() + "  quartz    " + quartz);
    }
}
JAVA
cat > expected.txt <<'SEEN'
cron-utils 9.2.1, quartz 2.3.2, from 2026-10-15T20:30Z
0 0 22-2 * * ?
  cron-utils 10-15T22:00 10-16T22:00 10-17T22:00 10-18T22:00 10-19T22:00 10-20T22:00
  quartz     10-15T22:00 10-15T23:00 10-16T00:00 10-16T01:00 10-16T02:00 10-16T22:00
0 0 22-23,0-2 * * ?
  cron-utils 10-15T22:00 10-15T23:00 10-16T00:00 10-16T01:00 10-16T02:00 10-16T22:00
  quartz     10-15T22:00 10-15T23:00 10-16T00:00 10-16T01:00 10-16T02:00 10-16T22:00
0 0 22-2 * * ? at 23:00: cron-utils false, quartz true
0 50-10/10 * * * ?
  cron-utils 10-15T20:50 10-15T21:50 10-15T22:50 10-15T23:50 10-16T00:50 10-16T01:50
  quartz     10-15T20:50 10-15T21:00 10-15T21:10 10-15T21:50 10-15T22:00 10-15T22:10
0 0 0 1 NOV-FEB ?
  cron-utils 11-01T00:00 11-01T00:00 11-01T00:00 11-01T00:00 11-01T00:00 11-01T00:00
  quartz     11-01T00:00 12-01T00:00 01-01T00:00 02-01T00:00 11-01T00:00 12-01T00:00
0 0 0 ? * FRI-MON
  cron-utils 10-16T00:00 10-17T00:00 10-18T00:00 10-19T00:00 10-23T00:00 10-24T00:00
  quartz     10-16T00:00 10-17T00:00 10-18T00:00 10-19T00:00 10-23T00:00 10-24T00:00
SEEN
java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'

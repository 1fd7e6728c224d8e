#!/usr/bin/env bash
# One would expect of the headers of Kafka Connect that a text comes out as the text that went in: the default header.converter writes
# values as strings and reads them "by inferring the schemas", where what is no number, date, list or map as a whole is a string.
# SimpleHeaderConverter of Kafka 4.2.0 infers from the first token, and colons and commas separate tokens: 12:30 is the number 12, 21,5 is
# 21, 3:2 is 3 and the address 1::2 is 1, as INT8; what is behind is dropped. 2026-01-15T12:30:00Z stays a string, as its first token is
# none. So it is with Values.parseString, which its documentation describes as to "parse the specified string representation of a value".
# This hurts whoever sends a time of day, a decimal comma, a ratio or an address as a header: in the sink all of an hour have one value,
# 21,9 degrees are 21, and a column is of numbers or of texts by the value. No log tells. So set header.converter to
# org.apache.kafka.connect.storage.StringConverter.
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
    <dependency><groupId>org.apache.kafka</groupId><artifactId>connect-api</artifactId><version>4.2.0</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.apache.kafka.connect.storage.StringConverter;

public class Look {
    public static void main(String[] args) {
        System.out.println("connect-api 4.2.0");
        for (String text : new String[] {
            "12:30", "12:59:59", "21,5", "3:2", "1::2", "-5, later", "2026-01-15T12:30:00Z", "a:b",
        }) {
            System.out.println("  " + text + " ->" + there(new SimpleHeaderConverter(), text)
                    + ", StringConverter" + there(new StringConverter(), text));
        }
    }

    /** What a header with this text is after it was written and read. */
    static String there(HeaderConverter converter, String text) {
        converter.configure(Map.of("converter.type", "header"));
        byte[] written = converter.fromConnectHeader("topic", "header", Schema.STRING_SCHEMA, text);
        SchemaAndValue read = converter.toConnectHeader("topic", "header", written);
        return (text.equals(new String(written, StandardCharsets.UTF_8)) ? " " : " (written otherwise) ")
                + read.schema().type() + " " + read.value();
    }
}
JAVA
cat > expected.txt <<'SEEN'
connect-api 4.2.0
  12:30 -> INT8 12, StringConverter STRING 12:30
  12:59:59 -> INT8 12, StringConverter STRING 12:59:59
  21,5 -> INT8 21, StringConverter STRING 21,5
  3:2 -> INT8 3, StringConverter STRING 3:2
  1::2 -> INT8 1, StringConverter STRING 1::2
  -5, later -> INT8 -5, StringConverter STRING -5, later
  2026-01-15T12:30:00Z -> STRING 2026-01-15T12:30:00Z, StringConverter STRING 2026-01-15T12:30:00Z
  a:b -> STRING a:b, StringConverter STRING a:b
SEEN
java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'

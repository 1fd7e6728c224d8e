#!/usr/bin/env bash
# One would expect of a reader of S7 data blocks that DWORD, an unsigned number of 32 bits, is one, as WORD is; that TIME, which has a sign
# (from T#-24D_20H_31M_23S_648MS on), is negative below zero; that a DATE, days since 1990-01-01, is that day wherever the
# reader runs, and DATE_AND_TIME has its milliseconds, which the format keeps in its last two bytes (Siemens, "Data types", STEP 7).
# With s7connector 2.1 it is the other way round: a DWORD of 4,000,000,000 is -294,967,296, and a TIME of -1.5 s is 49.7 days, which is what
# a timer that has run out, or a difference of two, shows. DATE is a day early for half of the year where clocks are ahead in January: in
# Sydney, Auckland or Santiago each day of winter is the one before, and written back it moves by one more. DATE_AND_TIME drops the
# milliseconds, and a block that is written back unchanged has zeros in their place and 0 as the day of the week, which is none.
# This hurts whoever logs a Siemens controller: a counter falls below zero past half of its range, a time jumps to weeks at zero, all
# readings of a second have one time, and each round of read and write in Sydney moves a date. So read the bytes and decode them.
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
    <dependency><groupId>com.github.s7connector</groupId><artifactId>s7connector</artifactId><version>2.1</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import com.github.s7connector.api.DaveArea;
import com.github.s7connector.api.S7Connector;
import com.github.s7connector.api.annotation.S7Variable;
import com.github.s7connector.api.factory.S7SerializerFactory;
import com.github.s7connector.impl.utils.S7Type;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.HexFormat;
import java.util.TimeZone;

public class Look {
    public static class Block {
        @S7Variable(byteOffset = 0, type = S7Type.WORD)
        public int word;
        @S7Variable(byteOffset = 2, type = S7Type.DWORD)
        public long dword;
        @S7Variable(byteOffset = 6, type = S7Type.TIME)
        public long time;
        @S7Variable(byteOffset = 10, type = S7Type.DATE)
        public Date date;
        @S7Variable(byteOffset = 12, type = S7Type.DATE_AND_TIME)
        public Date dateAndTime;
    }

    public static void main(String[] args) {
        System.out.println("s7connector 2.1, " + TimeZone.getDefault().getID());
        // 40000, 4000000000, T#-1500ms, D#2026-07-05, DT#2026-07-05-12:30:15.500, a Sunday
        show(new Plc("9c40" + "ee6b2800" + "fffffa24" + "3416" + "2607051230155001"));
    }

    static void show(Plc plc) {
        Block block = S7SerializerFactory.buildSerializer(plc).dispense(Block.class, 1, 0);
        System.out.println("  WORD of 40000: " + block.word);
        System.out.println("  DWORD of 4000000000: " + block.dword);
        System.out.println("  TIME of -1500 ms: " + block.time);
        System.out.println("  DATE of 2026-07-05: " + new SimpleDateFormat("yyyy-MM-dd HH:mm:ss").format(block.date));
        System.out.println("  DATE_AND_TIME of 2026-07-05 12:30:15.500: "
                + new SimpleDateFormat("yyyy-MM-dd HH:mm:ss.SSS").format(block.dateAndTime));
        S7SerializerFactory.buildSerializer(plc).store(block, 1, 0);
        System.out.println("  written back: " + HexFormat.of().formatHex(plc.bytes));
    }

    /** A controller with one data block. */
    static class Plc implements S7Connector {
        byte[] bytes;

        Plc(String hex) {
            bytes = HexFormat.of().parseHex(hex);
        }

        @Override
        public byte[] read(DaveArea area, int areaNumber, int count, int offset) {
            return bytes.clone();
        }

        @Override
        public void write(DaveArea area, int areaNumber, int offset, byte[] buffer) {
            System.arraycopy(buffer, 0, bytes, offset, bytes.length);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
JAVA
look() { for zone in Europe/Berlin Australia/Sydney; do java -Duser.timezone=$zone -cp "$(cat classpath)" Look.java; done; }
cat > expected.txt <<'SEEN'
s7connector 2.1, Europe/Berlin
  WORD of 40000: 40000
  DWORD of 4000000000: -294967296
  TIME of -1500 ms: 4294965796
  DATE of 2026-07-05: 2026-07-05 00:00:00
  DATE_AND_TIME of 2026-07-05 12:30:15.500: 2026-07-05 12:30:15.000
  written back: 9c40ee6b2800fffffa2434162607051230150000
s7connector 2.1, Australia/Sydney
  WORD of 40000: 40000
  DWORD of 4000000000: -294967296
  TIME of -1500 ms: 4294965796
  DATE of 2026-07-05: 2026-07-04 00:00:00
  DATE_AND_TIME of 2026-07-05 12:30:15.500: 2026-07-05 12:30:15.000
  written back: 9c40ee6b2800fffffa2434152607051230150000
SEEN
look 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'

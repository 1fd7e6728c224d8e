#!/usr/bin/env bash
# One would expect of a reader of KNX that the two bytes 04 D2 of the type 8.010 are 12.34 %, as its unit is a hundredth of a percent, that
# 7F FF of any type 9, the two-byte float of temperatures and light, is no value but stands for invalid data, and that a temperature is sent
# as the nearest that the float has, of steps of 0.01 up to 20.47 (KNX System Specifications, 3/7/2 Datapoint Types).
# knx 2.5.4 reads 1234 %. A sensor that says it has no value is 670760.96 degrees, with Calimero 2.5.1 as well. What it sends is cut, not
# rounded, and as many a decimal is a little below itself in binary, 2.3 goes out as 2.29, 18.9 as 18.89, 0.29 as 0.28; 20.5 is right.
# Calimero reads 12.34 % and sends 2.3, 18.9 and 0.29.
# This hurts whoever draws a building or heats one: humidity and valves at 5000 %, a peak of 670760.96 that flattens all the rest of the
# chart and its mean, and a set point that comes back 0.01 lower than it was set, so that a rule which compares the two never ends. So
# divide what is of type 8.010 by 100, drop 670760.96, and add a little before sending.
set -euo pipefail

mvnw=$(cd "$(dirname "$0")/.." && pwd)/mvnw
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  knx@2.5.4
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>com.github.calimero</groupId><artifactId>calimero-core</artifactId><version>2.5.1</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > look.cjs <<'JS'
console.log('knx', JSON.parse(require('fs').readFileSync('node_modules/knx/package.json')).version);
const types = require('knx/src/dptlib');
const read = (type, bytes) => types.fromBuffer(Buffer.from(bytes, 'hex'), types.resolve(type));
for (const [type, bytes] of [['8.010', '04d2'], ['9.001', '0c1a'], ['9.001', '7fff']]) {
  console.log(`  ${bytes} of ${type}: ${read(type, bytes)}`);
}
for (const value of ['2.3', '18.9', '0.29', '20.5']) {
  const message = {};
  types.populateAPDU(+value, message, '9.001');
  const bytes = message.data.toString('hex');
  console.log(`  ${value} is sent as ${bytes}, which is ${read('9.001', bytes)}`);
}
JS
cat > Look.java <<'JAVA'
import java.util.HexFormat;
import tuwien.auto.calimero.KNXException;
import tuwien.auto.calimero.dptxlator.DPTXlator;
import tuwien.auto.calimero.dptxlator.TranslatorTypes;

public class Look {
    public static void main(String[] args) throws KNXException {
        System.out.println("Calimero 2.5.1");
        for (String[] each : new String[][] {{"8.010", "04d2"}, {"9.001", "0c1a"}, {"9.001", "7fff"}}) {
            DPTXlator read = TranslatorTypes.createTranslator(each[0], HexFormat.of().parseHex(each[1]));
            System.out.printf("  %s of %s: %.2f%n", each[1], each[0], read.getNumericValue());
        }
        for (String value : new String[] {"2.3", "18.9", "0.29", "20.5"}) {
            DPTXlator sent = TranslatorTypes.createTranslator(0, "9.001");
            sent.setValue(value);
            String bytes = HexFormat.of().formatHex(sent.getData());
            System.out.printf("  %s is sent as %s, which is %.2f%n", value, bytes, sent.getNumericValue());
        }
    }
}
JAVA
look() {
  node look.cjs
  java -Duser.language=en -cp "$(cat classpath)" Look.java
}
cat > expected.txt <<'SEEN'
knx 2.5.4
  04d2 of 8.010: 1234
  0c1a of 9.001: 21
  7fff of 9.001: 670760.96
  2.3 is sent as 00e5, which is 2.29
  18.9 is sent as 0761, which is 18.89
  0.29 is sent as 001c, which is 0.28
  20.5 is sent as 0c01, which is 20.5
Calimero 2.5.1
  04d2 of 8.010: 12.34
  0c1a of 9.001: 21.00
  7fff of 9.001: 670760.96
  2.3 is sent as 00e6, which is 2.30
  18.9 is sent as 0762, which is 18.90
  0.29 is sent as 001d, which is 0.29
  20.5 is sent as 0c01, which is 20.50
SEEN
look 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'

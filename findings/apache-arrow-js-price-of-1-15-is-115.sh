#!/usr/bin/env bash
# One would expect of a decimal of Arrow that its value is the integer times ten to the minus scale (Arrow format, Schema.fbs: Decimal), so
# that 1.15 which one library has written is 1.15 in the next, and that a time in nanoseconds keeps its milliseconds.
# With npm's apache-arrow 21.2.0 a decimal is the integer without its scale, whatever one asks for: 1.15 is 115 as a number, in toString
# and in the text of a table, and JSON has it as a text in two pairs of quotes. Java's arrow-vector 18.3.0 reads 1.15 from the same
# bytes. A Date that is stored in nanoseconds goes through a product that a double cannot hold: of the milliseconds of a second one in
# four is read back as the one before.
# This hurts prices, meters and all other decimals that DuckDB, Spark or pandas hand over to a page as Arrow: sums are a hundred times too
# high, or a million times with a scale of six, and columns of different scales do not fit. So divide by ten to type.scale, or cast to
# double before, and store times in milliseconds.
set -euo pipefail

mvnw=$(cd "$(dirname "$0")/.." && pwd)/mvnw
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps apache-arrow@21.2.0
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.arrow</groupId><artifactId>arrow-vector</artifactId><version>18.3.0</version></dependency>
    <dependency><groupId>org.apache.arrow</groupId><artifactId>arrow-memory-unsafe</artifactId><version>18.3.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.16</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > look.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs';
import { Decimal, makeBuilder, Table, tableFromIPC, tableToIPC, TimestampNanosecond, vectorFromArray } from 'apache-arrow';

console.log('apache-arrow', JSON.parse(readFileSync('node_modules/apache-arrow/package.json')).version);
const builder = makeBuilder({ type: new Decimal(2, 10, 128) });
for (const cents of [115n, -27315n, 1000n]) {
  const bits = BigInt.asUintN(128, cents);
  builder.append(Uint32Array.from([0n, 32n, 64n, 96n], shift => Number((bits >> shift) & 0xffffffffn)));
}
writeFileSync('prices.arrow', tableToIPC(new Table({ price: builder.finish().toVector() }), 'file'));
const table = tableFromIPC(readFileSync('prices.arrow'));
const { precision, scale } = table.getChild('price').type;
console.log(`decimal of ${precision} digits, scale ${scale}`);
for (const price of table.getChild('price')) {
  console.log(`  number ${+price}, text ${price}, JSON ${JSON.stringify(price)}, divided ${price / 10 ** scale}`);
}
console.log(`  table ${table.toString().replaceAll(/\s+/g, ' ')}`);
const second = Date.UTC(2026, 6, 5, 12);
const dates = Array.from({ length: 1000 }, (_, ms) => new Date(second + ms));
const early = [...vectorFromArray(dates, new TimestampNanosecond())].filter((time, ms) => time !== second + ms);
console.log(`of 1000 milliseconds in nanoseconds ${early.length} are read as another one`);
JS
cat > Look.java <<'JAVA'
import java.io.FileInputStream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.ArrowFileReader;

public class Look {
    public static void main(String[] args) throws Exception {
        try (RootAllocator allocator = new RootAllocator();
                FileInputStream file = new FileInputStream("prices.arrow");
                ArrowFileReader reader = new ArrowFileReader(file.getChannel(), allocator)) {
            reader.loadNextBatch();
            FieldVector prices = reader.getVectorSchemaRoot().getVector("price");
            StringBuilder line = new StringBuilder("arrow-vector 18.3.0 reads");
            for (int row = 0; row < prices.getValueCount(); row++) {
                line.append(' ').append(prices.getObject(row));
            }
            System.out.println(line);
        }
    }
}
JAVA
look() {
  node look.mjs
  java --add-opens=java.base/java.nio=ALL-UNNAMED -cp "$(cat classpath)" Look.java
}
cat > expected.txt <<'SEEN'
apache-arrow 21.2.0
decimal of 10 digits, scale 2
  number 115, text 115, JSON "\"115\"", divided 1.15
  number -27315, text -27315, JSON "\"-27315\"", divided -273.15
  number 1000, text 1000, JSON "\"1000\"", divided 10
  table [ {"price": 115}, {"price": -27315}, {"price": 1000} ]
of 1000 milliseconds in nanoseconds 250 are read as another one
arrow-vector 18.3.0 reads 1.15 -273.15 10.00
SEEN
look 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of sparkplug-payload that an Int64 which it encoded as -5 is decoded as -5, wherever it stands in a payload, and that it
# makes no difference what else an application has installed.
# With sparkplug-payload 1.0.3 it is -5 everywhere but in a DataSet, where it is 18446744073709551611. And everywhere else it is made signed
# only if it is of the library's own class Long, while protobufjs takes the class that lies at the top of node_modules. Installed together
# with mysql2, which needs long 5, that is another one: every Int64 below zero is 18446744073709551611 or the like, and a UInt32 is an
# object instead of a number. Where mysql2 was added later npm leaves long 4 at the top, and all is well as long as the lock file lives.
# This hurts whoever reads energy that flows back, or temperatures in thousandths, from MQTT: what is just below zero is the largest number
# there is, on one machine and not on the next. So take BigInt.asIntN(64, BigInt(value)) of what says Int64, and Number() of a UInt32.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
install() {
  mkdir -p "$1"
  test -e "$1/package.json" || echo '{}' > "$1/package.json"
  (cd "$1" && npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps "${@:2}")
}
install alone sparkplug-payload@1.0.3 protobufjs@6.11.6
install later sparkplug-payload@1.0.3 protobufjs@6.11.6
install later mysql2@3.15.3
install together sparkplug-payload@1.0.3 protobufjs@6.11.6 mysql2@3.15.3

cat > look.cjs <<'JS'
const { createRequire } = require('module');
const { readFileSync } = require('fs');
const folder = `${process.cwd()}/${process.argv[2]}/`;
const versionOf = name => JSON.parse(readFileSync(`${folder}node_modules/${name}/package.json`)).version;
const sparkplug = createRequire(folder)('sparkplug-payload').get('spBv1.0');
const value = -5;
const type = 'Int64';
const { metrics } = sparkplug.decodePayload(sparkplug.encodePayload({
  timestamp: 1700000000000,
  metrics: [
    { name: 'metric', type, value },
    { name: 'property', type: 'Double', value: 0.5, properties: { property: { type, value } } },
    { name: 'data set', type: 'DataSet', value: { numOfColumns: 1, columns: ['column'], types: [type], rows: [[value]] } },
    { name: 'template', type: 'Template', value: {
      isDefinition: false, templateRef: 'pump', version: '1', metrics: [], parameters: [{ name: 'parameter', type, value }] } },
    { name: 'other', type: 'Int32', value },
    { name: 'unsigned', type: 'UInt32', value: 3000000000 }
  ]
}));
const [metric, { properties }, { value: set }, { value: template }, other, unsigned] = metrics;
const asRead = read => `${read} (${typeof read})`;
console.log(`${process.argv[2]}, sparkplug-payload ${versionOf('sparkplug-payload')}, long ${versionOf('long').split('.')[0]} at the top:`);
console.log(`Int64 -5: metric ${metric.value}, property ${properties.property.value}, template ${template.parameters[0].value},`,
  `data set ${set.rows[0][0]}`);
console.log(`Int32 -5: ${asRead(other.value)}; UInt32 3000000000: ${asRead(unsigned.value)};`,
  `Int64 as 64 bits with a sign: ${[metric.value, set.rows[0][0]].map(each => BigInt.asIntN(64, BigInt(each)))}`);
JS
look() {
  for folder in alone later together; do node look.cjs $folder; done
}
cat > expected.txt <<'SEEN'
alone, sparkplug-payload 1.0.3, long 4 at the top:
Int64 -5: metric -5, property -5, template -5, data set 18446744073709551611
Int32 -5: -5 (number); UInt32 3000000000: 3000000000 (number); Int64 as 64 bits with a sign: -5,-5
later, sparkplug-payload 1.0.3, long 4 at the top:
Int64 -5: metric -5, property -5, template -5, data set 18446744073709551611
Int32 -5: -5 (number); UInt32 3000000000: 3000000000 (number); Int64 as 64 bits with a sign: -5,-5
together, sparkplug-payload 1.0.3, long 5 at the top:
Int64 -5: metric 18446744073709551611, property 18446744073709551611, template 18446744073709551611, data set 18446744073709551611
Int32 -5: -5 (number); UInt32 3000000000: 3000000000 (object); Int64 as 64 bits with a sign: -5,-5
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

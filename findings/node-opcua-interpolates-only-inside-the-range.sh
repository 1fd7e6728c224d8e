#!/usr/bin/env bash
# One would expect of OPC UA's Interpolative aggregate that the value of a moment is the same, whatever range is asked for: part 13 of the
# standard (5.4.3.4) draws a line from the good value before to the good value after it, and says that a server should search for those
# over at least one interval. Only after the end of all data it extrapolates, and then says so: Uncertain_DataSubNormal.
# node-opcua-aggregates 2.186.4 reads the history of the range alone, without its bounds, so the range's ends are the data's. With a value
# each minute, half a minute before a peak of 100 is 60, and in a range that ends just before the peak 20, with UseSlopedExtrapolation 25,
# which is even "Good". A range that begins half way between two values begins with Bad_NoData, although both are there.
# This hurts whoever looks at a part of such a history or fetches it day by day: both ends of each part differ from what a wider range
# shows there, and at every seam there is a hole and a level that was never measured. So ask for more on both sides, and cut it off.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  node-opcua-aggregates@2.186.4 node-opcua-address-space@2.186.4 node-opcua-nodesets@2.185.0 \
  node-opcua-data-value@2.186.4 node-opcua-variant@2.186.4 node-opcua-status-code@2.186.1

cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { AddressSpace } from 'node-opcua-address-space';
import { generateAddressSpace } from 'node-opcua-address-space/nodeJS.js';
import { addAggregateSupport, getInterpolatedData, installAggregateConfigurationOptions } from 'node-opcua-aggregates';
import { DataValue } from 'node-opcua-data-value';
import { nodesets } from 'node-opcua-nodesets';
import { StatusCodes } from 'node-opcua-status-code';
import { DataType } from 'node-opcua-variant';

console.log('node-opcua-aggregates', JSON.parse(readFileSync('node_modules/node-opcua-aggregates/package.json')).version);
const space = AddressSpace.create();
await generateAddressSpace(space, [nodesets.standard]);
space.registerNamespace('urn:finding');
addAggregateSupport(space);
const start = Date.UTC(2026, 0, 1);
const time = seconds => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
for (const useSlopedExtrapolation of [false, true]) {
  const node = space.getOwnNamespace().addVariable({ browseName: `level ${useSlopedExtrapolation}`, dataType: 'Double' });
  space.installHistoricalDataNode(node);
  installAggregateConfigurationOptions(node, {
    percentDataBad: 100, percentDataGood: 100, stepped: false, treatUncertainAsBad: false, useSlopedExtrapolation
  });
  [0, 10, 20, 100, 30].forEach((value, minute) => node._historyPush(new DataValue({
    sourceTimestamp: new Date(start + 60_000 * minute), statusCode: StatusCodes.Good, value: { dataType: DataType.Double, value }
  })));
  for (const [from, to] of [[0, 240], [0, 165], [30, 165]]) {
    const found = await new Promise((done, fail) => getInterpolatedData(
      node, 30_000, new Date(start + 1000 * from), new Date(start + 1000 * to), (error, values) => error ? fail(error) : done(values)));
    const texts = found.map(each => `${time((each.sourceTimestamp - start) / 1000)} ${each.value?.value ?? '-'}`
      + (each.statusCode.isGood() || each.statusCode.isGoodish() ? '' : ` ${each.statusCode.name.replace(/#.*/, '')}`));
    console.log(`sloped ${useSlopedExtrapolation}, ${time(from)} to ${time(to)}: ${texts.join(', ')}`);
  }
}
space.dispose();
JS
cat > expected.txt <<'SEEN'
node-opcua-aggregates 2.186.4
sloped false, 0:00 to 4:00: 0:00 0, 0:30 5, 1:00 10, 1:30 15, 2:00 20, 2:30 60, 3:00 100, 3:30 65
sloped false, 0:00 to 2:45: 0:00 0, 0:30 5, 1:00 10, 1:30 15, 2:00 20, 2:30 20 UncertainDataSubNormal
sloped false, 0:30 to 2:45: 0:30 - BadNoData, 1:00 10, 1:30 15, 2:00 20, 2:30 20 UncertainDataSubNormal
sloped true, 0:00 to 4:00: 0:00 0, 0:30 5, 1:00 10, 1:30 15, 2:00 20, 2:30 60, 3:00 100, 3:30 65
sloped true, 0:00 to 2:45: 0:00 0, 0:30 5, 1:00 10, 1:30 15, 2:00 20, 2:30 25
sloped true, 0:30 to 2:45: 0:30 - BadNoData, 1:00 10, 1:30 15, 2:00 20, 2:30 20 UncertainDataSubNormal
SEEN
node look.mjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

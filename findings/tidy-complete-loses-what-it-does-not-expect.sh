#!/usr/bin/env bash
# One would expect of tidy.js' complete with a full sequence of days, months or steps, which makes missing rows explicit as
# tidyr's does, that it adds the rows that are missing and keeps those that are there.
# With @tidyjs/tidy 2.6.1 the sequence decides: a row whose key is not in it is dropped, and the row in its place says 0. Days as
# text are spelled with a time, so that of 2026-03-29 nothing is left. Months are counted from the first date: from
# 31 January the next is 3 March, and all later ends of months are dropped. Steps are added up: at 0.1 the third is
# 0.30000000000000004, and what was measured at 0.3 is gone.
# This hurts on the way to a chart: the line has all its points, they are 0, and no gap is left that one could see. So write
# days as midnight by toISOString, count steps in whole numbers, and compare the sum before and after.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  @tidyjs/tidy@2.6.1

cat > look.mjs <<'JS'
import { readFileSync } from 'fs';
import { complete, fullSeq, fullSeqDate, fullSeqDateISOString, tidy } from '@tidyjs/tidy';
console.log('@tidyjs/tidy', JSON.parse(readFileSync('node_modules/@tidyjs/tidy/package.json')).version);
const show = (name, rows) => console.log(`${name}:`, rows.map(row => `${row.t?.toISOString?.() ?? row.t} ${row.v}`).join(', ')
  .replaceAll('T00:00:00.000Z', '*'));
const look = (name, rows, sequence) => {
  show(name, rows);
  show('  complete', tidy(rows, complete({ t: sequence }, { v: 0 })));
};
look('days as text', [{ t: '2026-03-28', v: 5 }, { t: '2026-03-29', v: 6 }, { t: '2026-03-31', v: 7 }],
  fullSeqDateISOString('t', 'day', 1));
look('days as toISOString', [{ t: '2026-03-28T00:00:00.000Z', v: 5 }, { t: '2026-03-30T00:00:00.000Z', v: 7 }],
  fullSeqDateISOString('t', 'day', 1));
look('ends of months', ['2026-01-31', '2026-02-28', '2026-03-31', '2026-05-31'].map((day, i) => ({ t: new Date(day), v: 5 + i })),
  fullSeqDate('t', 'month', 1));
look('steps', [{ t: 0, v: 5 }, { t: 0.1, v: 6 }, { t: 0.3, v: 7 }, { t: 0.5, v: 8 }], fullSeq('t', 0.1));
console.log('* midnight, UTC');
JS
cat > expected.txt <<'SEEN'
@tidyjs/tidy 2.6.1
days as text: 2026-03-28 5, 2026-03-29 6, 2026-03-31 7
  complete: 2026-03-28* 0, 2026-03-29* 0, 2026-03-30* 0, 2026-03-31* 0
days as toISOString: 2026-03-28* 5, 2026-03-30* 7
  complete: 2026-03-28* 5, 2026-03-29* 0, 2026-03-30* 7
ends of months: 2026-01-31* 5, 2026-02-28* 6, 2026-03-31* 7, 2026-05-31* 8
  complete: 2026-01-31* 5, 2026-03-03* 0, 2026-04-03* 0, 2026-05-03* 0
steps: 0 5, 0.1 6, 0.3 7, 0.5 8
  complete: 0 5, 0.1 6, 0.2 0, 0.30000000000000004 0, 0.4 0, 0.5 8
* midnight, UTC
SEEN
node look.mjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of a CDC or epidemiological week that it runs from Sunday to Saturday and that week 1 is the first one with at least four
# days in the calendar year (CDC, "MMWR Week Fact Sheet"), as the README of epi-week names it.
# epi-week 0.0.1 finds the beginning of the first week by that rule, but counts the Saturdays since 1 January: where that is a Thursday,
# Friday or Saturday the days before week 1 are a week of their own, and all the year is a week ahead. Of the years from 2000 to 2039 that
# is so in eighteen, 2026, 2027 and 2028 among them: the third week of January is the fourth. The first days of some years are in week 53 of
# a year that had 52. A Date that is handed over is set back to midnight.
# This hurts curves of infections by week, and whoever joins them with numbers of a health authority: peaks are a week late, two years that
# are drawn above each other do not fit, and week 1 has no cases. So compute it from the Wednesday of the week.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps epi-week@0.0.1

cat > look.cjs <<'JS'
const epi = require('epi-week');
console.log('epi-week', require('./node_modules/epi-week/package.json').version);
const DAY = 86400000;
function byTheRule(date) {
  const wednesday = new Date(date.getTime() + (3 - date.getUTCDay()) * DAY);
  const year = wednesday.getUTCFullYear();
  return { week: Math.floor((wednesday - Date.UTC(year, 0, 1)) / (7 * DAY)) + 1, year };
}
const show = ({ week, year }) => `${year}-W${String(week).padStart(2, '0')}`;
const wrong = {};
for (let time = Date.UTC(2000, 0, 1); time < Date.UTC(2040, 0, 1); time += DAY) {
  const date = new Date(time);
  const year = date.getUTCFullYear();
  wrong[year] ??= { days: 0, first: `${date.toDateString().slice(0, 3)}` };
  if (show(epi(new Date(time))) !== show(byTheRule(date))) wrong[year].days++;
}
for (const year in wrong) console.log(`${year}, begins on ${wrong[year].first}: ${wrong[year].days} days in another week`);
for (const time of ['2025-01-20', '2026-01-03', '2026-01-04', '2026-01-20', '2026-12-31', '2027-01-20', '2028-01-20']) {
  console.log(`${time}: ${show(epi(new Date(time)))}, by the rule ${show(byTheRule(new Date(time)))}`);
}
const noon = new Date('2026-01-20T12:00:00Z');
epi(noon);
console.log(`noon is ${noon.toISOString()} afterwards`);
JS
cat > expected.txt <<'SEEN'
epi-week 0.0.1
2000, begins on Sat: 365 days in another week
2001, begins on Mon: 0 days in another week
2002, begins on Tue: 0 days in another week
2003, begins on Wed: 0 days in another week
2004, begins on Thu: 363 days in another week
2005, begins on Sat: 365 days in another week
2006, begins on Sun: 0 days in another week
2007, begins on Mon: 0 days in another week
2008, begins on Tue: 0 days in another week
2009, begins on Thu: 362 days in another week
2010, begins on Fri: 365 days in another week
2011, begins on Sat: 365 days in another week
2012, begins on Sun: 0 days in another week
2013, begins on Tue: 0 days in another week
2014, begins on Wed: 0 days in another week
2015, begins on Thu: 362 days in another week
2016, begins on Fri: 366 days in another week
2017, begins on Sun: 0 days in another week
2018, begins on Mon: 0 days in another week
2019, begins on Tue: 0 days in another week
2020, begins on Wed: 0 days in another week
2021, begins on Fri: 363 days in another week
2022, begins on Sat: 365 days in another week
2023, begins on Sun: 0 days in another week
2024, begins on Mon: 0 days in another week
2025, begins on Wed: 0 days in another week
2026, begins on Thu: 362 days in another week
2027, begins on Fri: 365 days in another week
2028, begins on Sat: 365 days in another week
2029, begins on Mon: 0 days in another week
2030, begins on Tue: 0 days in another week
2031, begins on Wed: 0 days in another week
2032, begins on Thu: 363 days in another week
2033, begins on Sat: 365 days in another week
2034, begins on Sun: 0 days in another week
2035, begins on Mon: 0 days in another week
2036, begins on Tue: 0 days in another week
2037, begins on Thu: 362 days in another week
2038, begins on Fri: 365 days in another week
2039, begins on Sat: 365 days in another week
2025-01-20: 2025-W04, by the rule 2025-W04
2026-01-03: 2025-W53, by the rule 2025-W53
2026-01-04: 2026-W02, by the rule 2026-W01
2026-01-20: 2026-W04, by the rule 2026-W03
2026-12-31: 2026-W53, by the rule 2026-W52
2027-01-20: 2027-W04, by the rule 2027-W03
2028-01-20: 2028-W04, by the rule 2028-W03
noon is 2026-01-20T00:00:00.000Z afterwards
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect of tools for CSV that a column of clock times, 08:15, 12:30, 17:45, comes out as it went in, or as times: ISO 8601 has
# hours and minutes there, and so have spreadsheets and all that exports timetables and meters.
# csvkit 1.0.7 takes two numbers with a colon for minutes and seconds of a duration: csvjson, csvsort and in2csv write 12:30 as 0:12:30, and
# csvstat adds the three up to 0:38:30. With seconds, 12:30:00, it is 12:30:00. A column of weekdays becomes dates of the first days of the
# year 1, and sorts so, with Monday after Sunday; and one of 0 and 1, such as the id of a single row, becomes false and true.
# This hurts whoever only sorts or converts a file, as no error and no note says that values were changed: a timetable has minutes for
# hours, and joined with another by the time it finds nothing. Files of the one and of the other form of time are sixty-fold apart. So give
# -I, which leaves all as it is, and compare what comes out with what went in.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
dpkg -s csvkit > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends csvkit > apt.txt 2>&1

printf '%s\n' time,level 08:15,1.5 12:30,2.5 17:45,3.5 > minutes.csv
printf '%s\n' time,level 08:15:00,1.5 12:30:00,2.5 17:45:00,3.5 > seconds.csv
printf '%s\n' day,level SUN,1.5 MON,2.5 TUE,3.5 > days.csv
printf '%s\n' id,level 1,1.5 > one.csv
look() {
  dpkg-query -W -f='${Package} ${Version}\n' csvkit
  for file in minutes seconds days one; do
    echo "$file.csv: $(paste -sd' ' $file.csv)"
    echo "  csvsort -c level: $(csvsort -c level $file.csv | paste -sd' ')"
    echo "  csvjson: $(csvjson $file.csv)"
    echo "  csvjson -I: $(csvjson -I $file.csv)"
  done
  echo "csvsort -c day days.csv: $(csvsort -c day days.csv | paste -sd' ')"
  echo "csvstat --sum minutes.csv: $(csvstat --sum -c time minutes.csv | paste -sd' ')"
}
cat > expected.txt <<'SEEN'
csvkit 1.0.7-1
minutes.csv: time,level 08:15,1.5 12:30,2.5 17:45,3.5
  csvsort -c level: time,level 0:08:15,1.5 0:12:30,2.5 0:17:45,3.5
  csvjson: [{"time": "0:08:15", "level": 1.5}, {"time": "0:12:30", "level": 2.5}, {"time": "0:17:45", "level": 3.5}]
  csvjson -I: [{"time": "08:15", "level": "1.5"}, {"time": "12:30", "level": "2.5"}, {"time": "17:45", "level": "3.5"}]
seconds.csv: time,level 08:15:00,1.5 12:30:00,2.5 17:45:00,3.5
  csvsort -c level: time,level 8:15:00,1.5 12:30:00,2.5 17:45:00,3.5
  csvjson: [{"time": "8:15:00", "level": 1.5}, {"time": "12:30:00", "level": 2.5}, {"time": "17:45:00", "level": 3.5}]
  csvjson -I: [{"time": "08:15:00", "level": "1.5"}, {"time": "12:30:00", "level": "2.5"}, {"time": "17:45:00", "level": "3.5"}]
days.csv: day,level SUN,1.5 MON,2.5 TUE,3.5
  csvsort -c level: day,level 0001-01-07,1.5 0001-01-08,2.5 0001-01-02,3.5
  csvjson: [{"day": "0001-01-07", "level": 1.5}, {"day": "0001-01-08", "level": 2.5}, {"day": "0001-01-02", "level": 3.5}]
  csvjson -I: [{"day": "SUN", "level": "1.5"}, {"day": "MON", "level": "2.5"}, {"day": "TUE", "level": "3.5"}]
one.csv: id,level 1,1.5
  csvsort -c level: id,level True,1.5
  csvjson: [{"id": true, "level": 1.5}]
  csvjson -I: [{"id": "1", "level": "1.5"}]
csvsort -c day days.csv: day,level 0001-01-02,3.5 0001-01-07,1.5 0001-01-08,2.5
csvstat --sum minutes.csv: 0:38:30
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

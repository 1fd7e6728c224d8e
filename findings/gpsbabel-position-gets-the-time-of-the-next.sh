#!/usr/bin/env bash
# One would expect of a log of NMEA 0183 that the sentences of one moment, which all say the time and place, become one point, whichever of
# them comes first. Many receivers begin with RMC, as u-blox's do, others with GGA.
# GPSBabel 1.8.0 is right where GGA comes first, and where there is only one of the two. Where RMC comes first, the first point is right,
# but has no height, and then each position is written with the time of the next: what was at 12:00:00 is there again at 12:00:01, the
# position of 12:00:01 is at 12:00:02, and the last one is nowhere. The number of points and their times look right, and there is no
# warning.
# This hurts whoever puts a track beside anything else by its time, photos, an echo sounder, a meter: at one point a second it is a second
# late, at one a minute a minute, which is nearly two kilometres at 60 knots, and its end is cut. So put GGA before the RMC of its time, or
# leave one of them out where the height or the date is not needed.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
dpkg -s gpsbabel > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends gpsbabel > apt.txt 2>&1

# Adds the $ and the checksum.
sentences() {
  local text sum i
  while read -r text; do
    sum=0
    for ((i = 0; i < ${#text}; i++)); do sum=$((sum ^ $(printf '%d' "'${text:i:1}"))); done
    printf '$%s*%02X\n' "$text" $sum
  done
}
track() { TZ=UTC gpsbabel -t -i nmea -f "$1" -o unicsv -F - | tr -d '\r' | cut -d, -f2-; }
log() {
  local second minute
  for second in 0 1 2 3; do
    minute=4${second}.000
    for sentence in "$@"; do
      case $sentence in
        RMC) echo "GNRMC,12000$second.00,A,48$minute,N,01130.000,E,60.0,0.0,050726,,,A" ;;
        GGA) echo "GNGGA,12000$second.00,48$minute,N,01130.000,E,1,08,0.9,50$second.0,M,46.9,M,," ;;
        GLL) echo "GNGLL,48$minute,N,01130.000,E,12000$second.00,A,A" ;;
      esac
    done
  done | sentences
}
look() {
  dpkg-query -W -f='${Package} ${Version}\n' gpsbabel
  for order in "GGA RMC" "RMC" "RMC GLL" "RMC GGA" "RMC GGA GLL"; do
    log $order > log.nmea
    echo "$order:"
    track log.nmea | sed 's/^/  /'
  done
  echo 'the last of these logs:'
  tail -n 6 log.nmea | sed 's/^/  /'
}
cat > expected.txt <<'SEEN'
gpsbabel 1.8.0+ds-5
GGA RMC:
  Latitude,Longitude,Altitude,Speed,Course,FIX,HDOP,Satellites,Date,Time
  48.666667,11.500000,500.0,30.87,0.0,"3d",0.90,8,2026/07/05,12:00:00
  48.683333,11.500000,501.0,30.87,0.0,"3d",0.90,8,2026/07/05,12:00:01
  48.700000,11.500000,502.0,30.87,0.0,"3d",0.90,8,2026/07/05,12:00:02
  48.716667,11.500000,503.0,30.87,0.0,"3d",0.90,8,2026/07/05,12:00:03
RMC:
  Latitude,Longitude,Speed,Course,Date,Time
  48.666667,11.500000,30.87,0.0,2026/07/05,12:00:00
  48.683333,11.500000,30.87,0.0,2026/07/05,12:00:01
  48.700000,11.500000,30.87,0.0,2026/07/05,12:00:02
  48.716667,11.500000,30.87,0.0,2026/07/05,12:00:03
RMC GLL:
  Latitude,Longitude,Speed,Course,Date,Time
  48.666667,11.500000,30.87,0.0,2026/07/05,12:00:00
  48.683333,11.500000,30.87,0.0,2026/07/05,12:00:01
  48.700000,11.500000,30.87,0.0,2026/07/05,12:00:02
  48.716667,11.500000,30.87,0.0,2026/07/05,12:00:03
RMC GGA:
  Latitude,Longitude,Altitude,Speed,Course,FIX,HDOP,Satellites,Date,Time
  48.666667,11.500000,,30.87,0.0,,,,2026/07/05,12:00:00
  48.666667,11.500000,500.0,30.87,0.0,"3d",0.90,8,2026/07/05,12:00:01
  48.683333,11.500000,501.0,30.87,0.0,"3d",0.90,8,2026/07/05,12:00:02
  48.700000,11.500000,502.0,30.87,0.0,"3d",0.90,8,2026/07/05,12:00:03
RMC GGA GLL:
  Latitude,Longitude,Altitude,Speed,Course,FIX,HDOP,Satellites,Date,Time
  48.666667,11.500000,,30.87,0.0,,,,2026/07/05,12:00:00
  48.666667,11.500000,500.0,30.87,0.0,"3d",0.90,8,2026/07/05,12:00:01
  48.683333,11.500000,501.0,30.87,0.0,"3d",0.90,8,2026/07/05,12:00:02
  48.700000,11.500000,502.0,30.87,0.0,"3d",0.90,8,2026/07/05,12:00:03
the last of these logs:
  $GNRMC,120002.00,A,4842.000,N,01130.000,E,60.0,0.0,050726,,,A*78
  $GNGGA,120002.00,4842.000,N,01130.000,E,1,08,0.9,502.0,M,46.9,M,,*77
  $GNGLL,4842.000,N,01130.000,E,120002.00,A,A*7F
  $GNRMC,120003.00,A,4843.000,N,01130.000,E,60.0,0.0,050726,,,A*78
  $GNGGA,120003.00,4843.000,N,01130.000,E,1,08,0.9,503.0,M,46.9,M,,*76
  $GNGLL,4843.000,N,01130.000,E,120003.00,A,A*7F
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

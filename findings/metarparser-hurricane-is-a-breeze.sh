#!/usr/bin/env bash
# One would expect of a parser of METAR and TAF that a wind of 105 knots is 105, as its speed has two digits or, from 100 on, three (FMH-1,
# 12.6.5: "(f)ff(f)"; AFMAN 15-124), that a group for icing or turbulence of a military TAF (6Ichihihitl, 5Bhbhbhbtl, WMO FM 51) leaves the
# wind alone, that "P6SM", more than six miles, the usual visibility of an American TAF, is a visibility, and that a report whose dew point
# is missing, which is written 17/ (FMH-1, 12.6.10), still has its temperature.
# With metarParser 2.7.1 the third digit is left over, as its pattern is not closed: 270105G120KT is a wind of 10 knots without gusts, and
# gusts of 105 beside a wind of 95 are 10. A group 620304 or 510305 behind the wind is taken for another wind, of 510 degrees and 30 knots.
# P6SM and M1/4SM, less than a quarter of a mile, are no visibility, so the best and the worst are the same hole. Of 17/ both
# temperatures are 0 degrees, and a report without any temperature has 0 degrees too.
# This hurts whoever draws the weather at an airport: the curve falls to a breeze at the height of the storm, and frost is where the sensor
# of the dew point failed. So read these groups from getMessage(), and take 0 for a value only where the report has 00.
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
    <dependency><groupId>io.github.mivek</groupId><artifactId>metarParser-services</artifactId><version>2.7.1</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import io.github.mivek.exception.ParseException;
import io.github.mivek.model.AbstractWeatherContainer;
import io.github.mivek.model.Metar;
import io.github.mivek.service.MetarService;
import io.github.mivek.service.TAFService;

public class Look {
    public static void main(String[] args) throws ParseException {
        System.out.println("metarParser 2.7.1");
        for (String each : new String[] {
            "KMIA 051253Z 27095G99KT 10SM SCT020 28/24 A2992",
            "KMIA 051253Z 27095G105KT 10SM SCT020 28/24 A2992",
            "KMIA 051253Z 270105G120KT M1/4SM SCT020 28/24 A2992",
            "KMIA 051253Z 27010KT 10SM SCT020 17/ A2992",
            "KMIA 051253Z 27010KT 10SM SCT020 A2992",
        }) {
            Metar metar = MetarService.getInstance().decode(each);
            show(each, metar);
            System.out.println("    temperature " + metar.getTemperature() + ", dew point " + metar.getDewPoint());
        }
        for (String each : new String[] {
            "TAF KMIA 051120Z 0512/0618 09012KT P6SM SCT025",
            "TAF KMIA 051120Z 0512/0618 09012KT 9999 SCT040 620304 510305",
        }) {
            show(each, TAFService.getInstance().decode(each));
        }
    }

    static void show(String text, AbstractWeatherContainer read) {
        var wind = read.getWind();
        System.out.println("  " + text);
        System.out.println("    wind from " + wind.getDirectionDegrees() + " with " + wind.getSpeed() + ", gusts " + wind.getGust()
                + ", visibility " + (read.getVisibility() == null ? "none" : read.getVisibility().getMainVisibility()));
    }
}
JAVA
cat > expected.txt <<'SEEN'
metarParser 2.7.1
  KMIA 051253Z 27095G99KT 10SM SCT020 28/24 A2992
    wind from 270 with 95, gusts 99, visibility 10SM
    temperature 28, dew point 24
  KMIA 051253Z 27095G105KT 10SM SCT020 28/24 A2992
    wind from 270 with 95, gusts 10, visibility 10SM
    temperature 28, dew point 24
  KMIA 051253Z 270105G120KT M1/4SM SCT020 28/24 A2992
    wind from 270 with 10, gusts null, visibility none
    temperature 28, dew point 24
  KMIA 051253Z 27010KT 10SM SCT020 17/ A2992
    wind from 270 with 10, gusts null, visibility 10SM
    temperature 0, dew point 0
  KMIA 051253Z 27010KT 10SM SCT020 A2992
    wind from 270 with 10, gusts null, visibility 10SM
    temperature 0, dew point 0
  TAF KMIA 051120Z 0512/0618 09012KT P6SM SCT025
    wind from 90 with 12, gusts null, visibility none
  TAF KMIA 051120Z 0512/0618 09012KT 9999 SCT040 620304 510305
    wind from 510 with 30, gusts null, visibility >10km
SEEN
java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'

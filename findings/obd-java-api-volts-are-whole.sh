#!/usr/bin/env bash
# One would expect of a reader of a car's OBD-II answers that it has the values of SAE J1979 (ISO 15031-5): the voltage of the control
# module (PID 42) is (256 A + B) / 1000 volts, the commanded equivalence ratio (PID 44) is (256 A + B) / 32768, where 1 is a mixture with
# just enough air, the timing advance (PID 0E) is A / 2 - 64 degrees before top dead centre, and the absolute load (PID 43) has fractions.
# obd-java-api 1.0 divides whole numbers, and then shows them with a digit behind the point: 12.96 V are 12.0 V, an equivalence ratio of
# 0.998 is 0.0%, and one of 1.25 is 1.0%, so that all below 1 are 0, and 1 is all the rest. The timing advance is read as a share of 255:
# 10 degrees before the dead centre are 58.0%, 10 degrees behind it 42.4%. The air to fuel ratio, made of the same two bytes, is right.
# This hurts whoever draws a trip: a battery that sinks from 12.96 to 12.02 V is a straight line at 12, the mixture jumps from 0 to 1
# and back, and the ignition has no sign. So compute the values from the bytes, getResult(), by the formulas of the standard.
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
    <dependency><groupId>com.github.pires</groupId><artifactId>obd-java-api</artifactId><version>1.0</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import com.github.pires.obd.commands.ObdCommand;
import com.github.pires.obd.commands.control.EquivalentRatioCommand;
import com.github.pires.obd.commands.control.ModuleVoltageCommand;
import com.github.pires.obd.commands.control.TimingAdvanceCommand;
import com.github.pires.obd.commands.engine.AbsoluteLoadCommand;
import com.github.pires.obd.commands.fuel.AirFuelRatioCommand;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

public class Look {
    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.println("obd-java-api 1.0");
        show("12.96 V", new ModuleVoltageCommand(), "41 42 32 A0");
        show("12.02 V", new ModuleVoltageCommand(), "41 42 2E F4");
        show("ratio 0.998", new EquivalentRatioCommand(), "41 44 7F C0");
        show("ratio 1.25", new EquivalentRatioCommand(), "41 44 A0 00");
        show("ratio 0.998", new AirFuelRatioCommand(), "41 44 7F C0");
        show("10 degrees before", new TimingAdvanceCommand(), "41 0E 94");
        show("10 degrees behind", new TimingAdvanceCommand(), "41 0E 6C");
        show("80.78 %", new AbsoluteLoadCommand(), "41 43 00 CE");
    }

    /** What a command makes of the answer of an adapter. */
    static void show(String sent, ObdCommand command, String answer) throws IOException, InterruptedException {
        command.run(new ByteArrayInputStream((answer + "\r\r>").getBytes(StandardCharsets.US_ASCII)), new ByteArrayOutputStream());
        System.out.println("  " + command.getName().strip() + ", " + answer + ", " + sent + ": " + command.getFormattedResult());
    }
}
JAVA
cat > expected.txt <<'SEEN'
obd-java-api 1.0
  Control Module Power Supply, 41 42 32 A0, 12.96 V: 12.0V
  Control Module Power Supply, 41 42 2E F4, 12.02 V: 12.0V
  Command Equivalence Ratio, 41 44 7F C0, ratio 0.998: 0.0%
  Command Equivalence Ratio, 41 44 A0 00, ratio 1.25: 1.0%
  Air/Fuel Ratio, 41 44 7F C0, ratio 0.998: 14.67:1 AFR
  Timing Advance, 41 0E 94, 10 degrees before: 58.0%
  Timing Advance, 41 0E 6C, 10 degrees behind: 42.4%
  Absolute load, 41 43 00 CE, 80.78 %: 80.0%
SEEN
java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'

// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.sample;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How much numbers are in one unit that are written in several which differ by a prefix: {@code 800 MiB} and {@code 1.5 GiB}.
 *
 * @see <a href="https://www.bipm.org/en/measurement-units/si-prefixes">SI prefixes</a>
 * @see <a href="https://physics.nist.gov/cuu/Units/binary.html">prefixes for binary multiples</a>
 */
public final class UnitFactors {
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("", "1"),
            Map.entry("k", "1000"),
            Map.entry("K", "1000"),
            Map.entry("M", "1000000"),
            Map.entry("G", "1000000000"),
            Map.entry("T", "1000000000000"),
            Map.entry("Ki", "1024"),
            Map.entry("Mi", "1048576"),
            Map.entry("Gi", "1073741824"),
            Map.entry("Ti", "1099511627776"));

    /** Below one only in front of a unit: m alone may be metres, minutes or millions. */
    private static final Map<String, String> SMALL =
            Map.of("m", "0.001", "\u00b5", "0.000001", "\u03bc", "0.000001", "u", "0.000001");

    /** In the place of a prefix. */
    private static final String NONE = "-";

    private UnitFactors() {}

    /** What each is worth, the longest first; empty if they do not differ by a prefix alone. */
    public static Map<String, String> of(Set<String> units) {
        for (String some : units) {
            for (int prefix = 0; prefix <= some.length(); prefix++) {
                Map<String, String> factors = of(units, some.substring(prefix));
                if (factors.size() == units.size() && differWithoutCase(factors)) {
                    return factors;
                }
            }
        }
        return Map.of();
    }

    /** Of the units that are one with a prefix. */
    private static Map<String, String> of(Set<String> units, String one) {
        Map<String, String> factors = new TreeMap<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        for (String unit : units) {
            String prefix = unit.endsWith(one) ? unit.substring(0, unit.length() - one.length()) : NONE;
            String factor = PREFIXES.containsKey(prefix) || one.isEmpty() ? PREFIXES.get(prefix) : SMALL.get(prefix);
            // What begins with an i is the end of Gi and a unit.
            if (factor != null && !one.startsWith("i")) {
                factors.put(unit, factor);
            }
        }
        return factors;
    }

    /** Some databases find mW like MW. */
    private static boolean differWithoutCase(Map<String, String> factors) {
        Set<String> units = new HashSet<>();
        Set<String> meanings = new HashSet<>();
        factors.forEach((unit, factor) -> {
            units.add(unit.toLowerCase(Locale.ROOT));
            meanings.add(unit.toLowerCase(Locale.ROOT) + factor);
        });
        return units.size() == meanings.size();
    }
}

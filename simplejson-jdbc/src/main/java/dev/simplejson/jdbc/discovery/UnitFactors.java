// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How much numbers are in one unit that are written in several which differ by a prefix: {@code 800 MiB} and {@code 1.5 GiB}.
 *
 * @see <a href="https://www.bipm.org/en/measurement-units/si-prefixes">SI prefixes</a>
 * @see <a href="https://physics.nist.gov/cuu/Units/binary.html">prefixes for binary multiples</a>
 */
final class UnitFactors {
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

    private UnitFactors() {}

    /** What each is worth, the longest first; empty if they do not differ by a prefix alone. */
    static Map<String, String> of(Set<String> units) {
        for (String first : units) {
            for (int length = 0; length <= first.length(); length++) {
                String unit = first.substring(length);
                if (unit.startsWith("i")) {
                    continue; // Of Gi.
                }
                Map<String, String> factors = new LinkedHashMap<>();
                units.stream()
                        .filter(each -> each.endsWith(unit))
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .forEach(each -> {
                            String prefix = each.substring(0, each.length() - unit.length());
                            String factor = PREFIXES.getOrDefault(prefix, unit.isEmpty() ? null : SMALL.get(prefix));
                            if (factor != null) {
                                factors.put(each, factor);
                            }
                        });
                if (factors.size() == units.size() && differWithoutCase(factors)) {
                    return factors;
                }
            }
        }
        return Map.of();
    }

    /** Some databases find mW like MW. */
    private static boolean differWithoutCase(Map<String, String> factors) {
        Map<String, String> found = new HashMap<>();
        return factors.entrySet().stream()
                .allMatch(unit -> Objects.equals(
                        unit.getValue(),
                        Objects.requireNonNullElse(
                                found.putIfAbsent(unit.getKey().toLowerCase(Locale.ROOT), unit.getValue()),
                                unit.getValue())));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as people order them: whole numbers in them by value, letters whatever their case, so that {@code m2} comes before {@code M10}. */
final class NaturalOrder implements Comparator<String> {
    static final NaturalOrder INSTANCE = new NaturalOrder();

    private static final Pattern PART = Pattern.compile("[0-9]+|[^0-9]+");

    private NaturalOrder() {}

    @Override
    public int compare(String one, String other) {
        Matcher parts = PART.matcher(one);
        Matcher others = PART.matcher(other);
        while (true) {
            boolean more = parts.find();
            if (!others.find()) {
                return more ? 1 : one.compareTo(other);
            }
            int order = more ? compareParts(parts.group(), others.group()) : -1;
            if (order != 0) {
                return order;
            }
        }
    }

    private static int compareParts(String one, String other) {
        if (!isNumber(one) || !isNumber(other)) {
            return one.compareToIgnoreCase(other);
        }
        String number = one.replaceFirst("^0+", "");
        String otherNumber = other.replaceFirst("^0+", "");
        int longer = Integer.compare(number.length(), otherNumber.length());
        return longer != 0 ? longer : number.compareTo(otherNumber);
    }

    private static boolean isNumber(String part) {
        return part.charAt(0) >= '0' && part.charAt(0) <= '9';
    }
}

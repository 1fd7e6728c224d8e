// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An answer, in JSON or another text, as a person writes it down: {@code …} stands for anything, and line breaks with their indentation for
 * nothing.
 */
public record ShownJson(String text) {
    /** Whether an answer is what was written down, byte for byte but for {@code …}. */
    public boolean matches(String answer) {
        String oneLine = text.lines().map(String::strip).collect(Collectors.joining());
        String expression =
                Arrays.stream(oneLine.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(expression, Pattern.DOTALL).matcher(answer).matches();
    }
}

// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.target;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.filter.LinearPattern;
import dev.simplejson.model.SimpleJsonException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One condition on a tag: {@code host=web-1}, {@code !=}, {@code =~} or {@code !=~}. A tag that is not there is the empty text. A regular
 * expression, in RE2 syntax, has to match from the text's start on, but not up to its end. Immutable and thread-safe.
 */
public final class TagCondition {
    private final String key;
    private final String value;
    private final boolean negated;
    private final @Nullable LinearPattern pattern;

    private TagCondition(String key, String value, boolean negated, @Nullable LinearPattern pattern) {
        this.key = key;
        this.value = value;
        this.negated = negated;
        this.pattern = pattern;
    }

    /**
     * Reads a condition.
     *
     * @throws SimpleJsonException of kind {@code BAD_REQUEST} if it is none
     */
    public static TagCondition of(String text) {
        int equals = text.indexOf('=');
        boolean negated = equals > 0 && text.charAt(equals - 1) == '!';
        int end = negated ? equals - 1 : equals;
        String key = end < 0 ? "" : text.substring(0, end).strip();
        if (key.isEmpty()) {
            throw SimpleJsonException.badRequest("tag condition '" + Texts.abridged(text)
                    + "' cannot be read; expected tag=value, tag!=value, tag=~expression or tag!=~expression");
        }
        boolean regular = text.startsWith("~", equals + 1);
        String value = text.substring(equals + (regular ? 2 : 1));
        return new TagCondition(
                key,
                value,
                negated,
                regular ? Expressions.compile(value, "the condition on tag '" + Texts.abridged(key) + "'") : null);
    }

    public String key() {
        return key;
    }

    /**
     * The condition as a filter that sources apply, to whom a number in another spelling is the same; null if what they leave out could be
     * accepted here.
     */
    @Nullable
    public AdhocFilter filterOn(String label) {
        if (pattern != null) {
            // A filter's expression has to match up to the end.
            return AdhocFilter.of(
                    label,
                    negated ? Operator.NOT_MATCHES : Operator.MATCHES,
                    "(?s:(?:" + Expressions.toRe2(value) + ").*)");
        }
        boolean fits = negated ? !value.isEmpty() && !TargetParser.isNumber(value) : !value.isEmpty();
        return fits ? AdhocFilter.of(label, negated ? Operator.NOT_EQUAL : Operator.EQUAL, value) : null;
    }

    /** Whether it is satisfied by a tag that is not there, so that it does not narrow down anything by itself. */
    public boolean acceptsNothing() {
        return accepts("");
    }

    /** Whether a tag's value satisfies it. */
    public boolean accepts(String actual) {
        boolean same = pattern == null ? value.equals(actual) : pattern.matchesStart(actual);
        return same != negated;
    }

    /** Whether some tags satisfy it. */
    public boolean accepts(Map<String, String> tags) {
        return accepts(tags.getOrDefault(key, ""));
    }
}

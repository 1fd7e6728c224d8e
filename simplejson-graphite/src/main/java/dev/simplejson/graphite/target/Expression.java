// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.target;

import java.util.List;
import java.util.Map;

/** A target, or a part of one, as {@link TargetParser} has read it. */
public sealed interface Expression {
    /**
     * Names of metrics, with globs or without.
     *
     * @param text as written, but for the backslashes in front of symbols
     * @param pattern as written
     */
    record Path(String text, String pattern) implements Expression {}

    /**
     * A function with its arguments.
     *
     * @param text the call as written
     */
    record Call(String function, List<Expression> arguments, Map<String, Expression> named, String text)
            implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
            named = Map.copyOf(named);
        }
    }

    /**
     * A constant.
     *
     * @param text as written; of a text what stands between the quotes
     */
    record Literal(Kind kind, String text) implements Expression {
        public enum Kind {
            TEXT,
            INTEGER,
            DECIMAL,
            BOOLEAN,
            NONE,
            INFINITY
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A remark that a panel shows in its corner beside the data: a way to warn without failing.
 *
 * @param severity how Grafana shows it
 * @param text for the person at the dashboard
 */
public record Notice(Severity severity, String text) {
    /** Checks that nothing is null. */
    public Notice {
        Objects.requireNonNull(severity, "severity is null");
        Objects.requireNonNull(text, "text is null");
    }

    /** A blue remark. */
    public static Notice info(String text) {
        return new Notice(Severity.INFO, text);
    }

    /** A yellow remark. */
    public static Notice warning(String text) {
        return new Notice(Severity.WARNING, text);
    }

    /** A red remark. */
    public static Notice error(String text) {
        return new Notice(Severity.ERROR, text);
    }

    /** Those that are known, and behind them what there is to say now. */
    static List<Notice> all(List<Notice> known, List<Supplier<List<Notice>>> more) {
        if (more.isEmpty()) {
            return known;
        }
        List<Notice> all = new ArrayList<>(known);
        for (Supplier<List<Notice>> supplier : more) {
            @Nullable List<Notice> its = supplier.get();
            if (its == null) {
                throw new IllegalStateException(
                        "what was given to noticesAtEnd gave null; expected a list, which may be empty");
            }
            all.addAll(its);
        }
        return all;
    }

    /** How loud a notice is; Grafana's own three. */
    public enum Severity {
        /** Good to know. */
        INFO,
        /** The data may not be what it seems. */
        WARNING,
        /** Part of the data is missing. */
        ERROR
    }
}

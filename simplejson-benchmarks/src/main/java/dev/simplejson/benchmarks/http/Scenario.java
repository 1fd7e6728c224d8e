// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be measured, in the order in which it is. */
enum Scenario {
    PANEL("2 series × 1,020 points, next to ready bytes", Panel::measure),
    THINNED("1,000,000 points in memory, thinned", Thinned::measure),
    RAW("10,000,000 deferred points in a small heap", RawRun::measure),
    SLEEPERS("10 sources that take 200 ms", Sleepers::measure),
    CROWD("256 clients", Crowd::measure),
    VIEWERS("one answer for many viewers", Viewers::measure),
    START("from the start of the JVM to the first answer", StartUp::measure),
    GROWTH("how cost grows", Growth::measure);

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // A method of its own class.
    private final Measurement measurement;

    Scenario(String title, Measurement measurement) {
        this.title = title;
        this.measurement = measurement;
    }

    String title() {
        return title;
    }

    void run(Bench bench) throws Exception {
        measurement.measure(bench);
    }

    static Scenario named(String name) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.lowerCase().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario '" + name + "'; there are " + names()));
    }

    static String names() {
        return Arrays.stream(values()).map(Scenario::lowerCase).collect(Collectors.joining(", "));
    }

    private String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }

    private interface Measurement {
        void measure(Bench bench) throws Exception;
    }
}

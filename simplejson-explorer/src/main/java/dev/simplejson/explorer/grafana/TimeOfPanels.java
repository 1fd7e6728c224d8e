// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import dev.simplejson.explorer.grafana.Panel.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The time that a dashboard shows: where the data of its panels is. Whatever goes on now is shown up to now, so that it moves on.
 *
 * @param from as Grafana saves it: {@code now-6h}, or an instant
 * @param to as {@code from}
 * @param goesOn whether that is the last hours, because some panel's data goes on now
 * @param now in epoch milliseconds
 */
record TimeOfPanels(String from, String to, boolean goesOn, long now) {
    private static final long DAY = Duration.ofDays(1).toMillis();

    static TimeOfPanels of(List<Panel> panels, long now) {
        List<Span> known =
                panels.stream().map(Panel::data).filter(span -> !span.isEmpty()).toList();
        Span all = known.stream().reduce(Span.NONE, Span::with);
        boolean ahead = known.stream().anyMatch(span -> span.from() > now);
        if (known.isEmpty() || panels.stream().anyMatch(Panel::goesOn)) {
            String to = ahead ? "now+" + days(all.to() - now) : "now";
            return new TimeOfPanels("now-" + DescribedMetrics.RECENT.toHours() + "h", to, true, now);
        }
        long length = all.to() - all.from();
        if (!ahead && now - all.to() <= length / 10) {
            return new TimeOfPanels("now-" + days(now - all.from()), "now", false, now);
        }
        long room = Math.max(length / 50, 60_000);
        return new TimeOfPanels(instant(all.from() - room), instant(all.to() + room), false, now);
    }

    /** How far back a panel has to look on its own, as Grafana writes a length; empty if it shows its data at the dashboard's time. */
    String reachOf(Panel panel) {
        Span data = panel.data();
        return !goesOn || panel.goesOn() || data.isEmpty() || data.from() > now ? "" : days(now - data.from());
    }

    private static String days(long millis) {
        return 1 + millis / DAY + "d";
    }

    private static String instant(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).toString();
    }
}

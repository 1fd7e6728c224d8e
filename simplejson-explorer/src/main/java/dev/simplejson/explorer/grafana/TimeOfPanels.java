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
        List<Panel> known =
                panels.stream().filter(panel -> !panel.data().isEmpty()).toList();
        // A forecast has a time of its own, as long as others have one that ends now.
        List<Panel> past =
                known.stream().filter(panel -> panel.data().to() <= now).toList();
        List<Panel> meant = past.isEmpty() ? known : past;
        Span all = meant.stream().map(Panel::data).reduce(Span.NONE, Span::with);
        if (known.isEmpty() || meant.stream().anyMatch(Panel::goesOn)) {
            String to = !all.isEmpty() && all.to() > now ? "now+" + days(all.to() - now) : "now";
            return new TimeOfPanels("now-" + DescribedMetrics.RECENT.toHours() + "h", to, true, now);
        }
        long length = all.to() - all.from();
        if (all.to() <= now && now - all.to() <= length / 10) {
            return new TimeOfPanels("now-" + days(now - all.from()), "now", false, now);
        }
        all = known.stream().map(Panel::data).reduce(Span.NONE, Span::with);
        length = all.to() - all.from();
        long room = Math.max(length / 50, 60_000);
        return new TimeOfPanels(instant(all.from() - room), instant(all.to() + room), false, now);
    }

    /**
     * How far a panel has to look back, or behind a plus ahead, on its own, as Grafana writes a length; empty if it shows its data at the
     * dashboard's time.
     */
    String reachOf(Panel panel) {
        Span data = panel.data();
        if (data.isEmpty() || !to.startsWith("now")) {
            return "";
        }
        if (data.to() > now) {
            return to.equals("now") ? "+" + days(data.to() - now) : "";
        }
        return !goesOn || panel.goesOn() ? "" : days(now - data.from());
    }

    private static String days(long millis) {
        return 1 + millis / DAY + "d";
    }

    private static String instant(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).toString();
    }
}

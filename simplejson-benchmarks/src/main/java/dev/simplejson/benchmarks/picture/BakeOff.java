// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.picture;

import dev.simplejson.benchmarks.picture.Columns.Difference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Thins many kinds of series for panels of several widths, draws them raw and thinned, and writes how far the pictures are apart, as tables
 * of Markdown, and two of the pictures.
 *
 * <p>Arguments: the file with the weather, the folder for pictures and, to compare with, the class path of a core from before there were
 * slices (its jar, Jackson's and RE2/J's).
 */
public final class BakeOff {
    private static final int[] WIDTHS = {100, 300, 700, 1300};
    private static final int HEIGHT = 300;

    private final List<Line> lines;
    private final Thinning present = Thinning.present();
    private final @Nullable Thinning former;

    private BakeOff(List<Line> lines, @Nullable Thinning former) {
        this.lines = lines;
        this.former = former;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("expected WEATHER.csv FOLDER [CLASS PATH OF A FORMER CORE]");
        }
        Thinning former = arguments.length > 2 ? new FormerCore(arguments[2]) : null;
        BakeOff bakeOff = new BakeOff(Shapes.all(Path.of(arguments[0])), former);
        System.out.println(bakeOff.averages());
        System.out.println(bakeOff.kinds());
        bakeOff.writePicture("weather: temp_max", 300, Path.of(arguments[1], "thinned-weather.svg"));
        bakeOff.writePicture("sawtooth of a heap, 60000", 300, Path.of(arguments[1], "thinned-heap.svg"));
    }

    /** Over all series, one row for each way to thin. */
    private String averages() throws Exception {
        StringBuilder table = new StringBuilder("| mean / worst column, px; columns off by > 1 px; hidden |");
        StringBuilder rule = new StringBuilder("|---|");
        StringBuilder before = new StringBuilder("| before |");
        StringBuilder now = new StringBuilder("| now |");
        for (int width : WIDTHS) {
            table.append(' ').append(width).append(" |");
            rule.append("---|");
            if (former != null) {
                before.append(' ').append(average(former, width)).append(" |");
            }
            now.append(' ').append(average(present, width)).append(" |");
        }
        table.append('\n').append(rule).append('\n');
        return (former == null ? table : table.append(before).append('\n'))
                .append(now)
                .append('\n')
                .toString();
    }

    private String average(Thinning thinning, int width) throws Exception {
        double mean = 0;
        double worst = 0;
        double wrong = 0;
        double hidden = 0;
        for (Line line : lines) {
            Difference difference = difference(thinning, line, width);
            mean += difference.mean() / lines.size();
            worst += difference.worst() / lines.size();
            wrong += difference.wrong() / lines.size();
            hidden += difference.hidden() / lines.size();
        }
        return String.format(Locale.ROOT, "%.1f / %.0f / %.0f %% / %.1f %%", mean, worst, 100 * wrong, 100 * hidden);
    }

    /** The mean column error of each series, before and now. */
    private String kinds() throws Exception {
        StringBuilder table = new StringBuilder("| mean column error, px: before, now |");
        for (int width : WIDTHS) {
            table.append(' ').append(width).append(" |");
        }
        table.append("\n|---|---|---|---|---|\n");
        for (Line line : lines) {
            table.append("| ").append(line.name()).append(" |");
            for (int width : WIDTHS) {
                String mean = former == null ? "" : px(difference(former, line, width)) + ", ";
                table.append(' ')
                        .append(mean)
                        .append(px(difference(present, line, width)))
                        .append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String px(Difference difference) {
        return String.format(Locale.ROOT, "%.2f", difference.mean());
    }

    private static Difference difference(Thinning thinning, Line line, int width) throws Exception {
        return Columns.of(line, width).from(Columns.of(thinning.thin(line, width), width), HEIGHT);
    }

    private void writePicture(String name, int width, Path file) throws Exception {
        Line raw = lines.stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow();
        List<String> titles = new ArrayList<>(List.of(size("raw", raw)));
        List<Line> drawn = new ArrayList<>(List.of(raw));
        if (former != null) {
            drawn.add(former.thin(raw, width));
            titles.add(size("before", drawn.get(1)));
        }
        drawn.add(present.thin(raw, width));
        titles.add(size("now", drawn.get(drawn.size() - 1)));
        write(file, Pictures.svg(name + ", " + width + " pixels wide", titles, drawn, width, HEIGHT / 2));
    }

    private static String size(String what, Line line) {
        return String.format(Locale.ROOT, "%s: %,d points", what, line.values().length);
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        System.out.println(file);
    }
}

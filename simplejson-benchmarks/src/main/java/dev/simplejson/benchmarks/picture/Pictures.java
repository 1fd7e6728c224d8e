// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.picture;

import java.util.List;
import java.util.Locale;

/** Draws what lines cover of each pixel column, one below the other, as SVG. */
final class Pictures {
    private static final int MARGIN = 24;

    private Pictures() {}

    static String svg(String title, List<String> titles, List<Line> lines, int width, int height) {
        int all = lines.size() * (height + MARGIN) + 2 * MARGIN;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"12\">%n",
                width + 2 * MARGIN,
                all,
                width + 2 * MARGIN));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        svg.append(text(16, title));
        int top = 2 * MARGIN;
        for (int i = 0; i < lines.size(); i++) {
            svg.append(text(top - 6, titles.get(i)));
            svg.append(String.format(
                    Locale.ROOT,
                    "<path transform=\"translate(%d %d)\" stroke=\"#1f60c4\" stroke-width=\"1\" fill=\"none\" d=\"",
                    MARGIN,
                    top));
            svg.append(Columns.of(lines.get(i), width).path(Columns.of(lines.get(0), width), height));
            svg.append("\"/>\n");
            top += height + MARGIN;
        }
        return svg.append("</svg>\n").toString();
    }

    private static String text(int y, String text) {
        return "<text x=\"" + MARGIN + "\" y=\"" + y + "\" fill=\"#222222\">" + text + "</text>\n";
    }
}

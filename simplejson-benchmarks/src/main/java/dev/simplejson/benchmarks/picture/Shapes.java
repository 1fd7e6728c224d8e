// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The kinds of series that are compared: each made kind short and long, and four years of weather in Seattle, day by day. */
final class Shapes {
    private static final List<String> KINDS = List.of(
            "slow sine",
            "fast sine",
            "walk",
            "noise",
            "plateaus, rare spikes",
            "steps",
            "sawtooth of a heap",
            "uneven bursts",
            "random gaps",
            "long gaps",
            "ramp");
    private static final int[] SIZES = {4_000, 60_000};
    private static final List<String> WEATHER = List.of("precipitation", "temp_max", "temp_min", "wind");
    private static final long STEP = 1000;

    private Shapes() {}

    /** All of them; the weather is read from a file. */
    static List<Line> all(Path weather) throws IOException {
        List<Line> all = new ArrayList<>();
        for (int size : SIZES) {
            KINDS.forEach(kind -> all.add(made(kind, size)));
        }
        all.addAll(weather(weather));
        return all;
    }

    private static Line made(String kind, int size) {
        Random random = new Random(7);
        long[] times = new long[size];
        double[] values = new double[size];
        double walk = 0;
        double level = 0;
        long time = 0;
        for (int i = 0; i < size; i++) {
            double share = (double) i / size;
            walk += random.nextGaussian();
            level = random.nextInt(size / 40) == 0 ? random.nextInt(10) : level;
            // Bursts of a thousand points, a hundred times as close together as those between.
            time += kind.equals("uneven bursts") ? (i / 1000 % 2 == 0 ? STEP : 100 * STEP) : STEP;
            times[i] = time - STEP;
            values[i] = switch (kind) {
                case "slow sine" -> Math.sin(share * 3 * 2 * Math.PI);
                case "fast sine" -> Math.sin(share * size / 5);
                case "noise" -> random.nextGaussian();
                case "plateaus, rare spikes" -> random.nextInt(size / 40) == 0 ? 20 * random.nextDouble() : level;
                case "steps" -> level;
                case "sawtooth of a heap" -> i % 331 + random.nextDouble();
                case "random gaps" -> random.nextInt(4) == 0 ? Double.NaN : walk;
                case "long gaps" -> (int) (share * 23) % 3 == 1 ? Double.NaN : walk;
                case "ramp" -> share;
                default -> walk;
            };
        }
        return new Line(kind + ", " + size, time, times, values);
    }

    private static List<Line> weather(Path file) throws IOException {
        List<List<Double>> columns =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String row : Files.readAllLines(file)) {
            String[] cells = row.split(",", -1);
            for (int i = 0; i < columns.size() && !cells[0].equals("date"); i++) {
                columns.get(i).add(Double.valueOf(cells[i + 1]));
            }
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int days = columns.get(i).size();
            long[] times = new long[days];
            for (int day = 0; day < days; day++) {
                times[day] = day * STEP;
            }
            double[] values =
                    columns.get(i).stream().mapToDouble(Double::doubleValue).toArray();
            lines.add(new Line("weather: " + WEATHER.get(i), (days - 1) * STEP, times, values));
        }
        return lines;
    }
}

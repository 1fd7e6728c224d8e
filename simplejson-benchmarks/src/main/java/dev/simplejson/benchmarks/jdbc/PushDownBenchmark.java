// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.jdbc;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One panel of a series of 1,000,000 rows in a database of any maker, thinned to 1,308 pixels by the database and by Java; beside it the
 * same with a former version, turn by turn in one run. Makes the table {@code panel_rows} on its first run.
 *
 * <p>Arguments: the JDBC URL, the user or an empty text, how often to measure and, to compare with, the {@code benchmarks.jar} of a former
 * version. The database's driver has to be on the class path.
 */
public final class PushDownBenchmark {
    private static final int ROWS = 1_000_000;
    private static final long START_MILLIS = 1_700_000_000_000L;
    private static final List<String> WHO_THINS = List.of("true", "false", "auto");

    private final String url;
    private final String user;

    private PushDownBenchmark(String url, String user) {
        this.url = url;
        this.user = user;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3) {
            throw new IllegalArgumentException("expected URL USER ROUNDS [A FORMER VERSION'S JAR OF BENCHMARKS]");
        }
        PushDownBenchmark benchmark = new PushDownBenchmark(arguments[0], arguments[1]);
        benchmark.makeTable();
        List<Panel> panels = new ArrayList<>();
        for (String who : WHO_THINS) {
            if (arguments.length > 3) {
                panels.add(benchmark.panel("before", former(arguments[3]), who));
            }
            panels.add(benchmark.panel("now", PushDownBenchmark.class.getClassLoader(), who));
        }
        int rounds = Integer.parseInt(arguments[2]);
        for (int round = -1; round < rounds; round++) {
            for (Panel panel : panels) {
                panel.measure(round < 0);
            }
        }
        panels.forEach(System.out::println);
    }

    private static ClassLoader former(String jar) throws IOException {
        return new FormerVersion(Path.of(jar).toUri().toURL());
    }

    /** Noise around slow waves, a second apart. Written with what every database understands. */
    private void makeTable() throws Exception {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            try (ResultSet tables = connection.getMetaData().getTables(null, null, "panel_rows", null)) {
                if (tables.next()) {
                    return;
                }
            }
            boolean sqlite = url.startsWith("jdbc:sqlite:");
            String time = sqlite ? "INTEGER" : "TIMESTAMP";
            String ofSecond = sqlite
                    ? START_MILLIS + " + (a.n * 1000 + b.n) * 1000"
                    : "TIMESTAMP '2023-11-14 22:13:20' + (a.n * 1000 + b.n) * INTERVAL '1' SECOND";
            statement.execute("CREATE TABLE panel_rows (time " + time + " NOT NULL, load DOUBLE PRECISION)");
            statement.execute(
                    "INSERT INTO panel_rows WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers"
                            + " WHERE n < 999) SELECT " + ofSecond
                            + ", (a.n * 7919 + b.n * 104729) % 1009 * 0.1 + a.n * 0.05 FROM numbers a, numbers b ORDER BY 1");
            statement.execute("CREATE INDEX panel_rows_time ON panel_rows (time)");
            statement.execute("ANALYZE");
        }
    }

    private Panel panel(String version, ClassLoader loader, String whoThins) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of("jdbc.url", url, "jdbc.push-down", whoThins));
        if (!user.isEmpty()) {
            settings.put("jdbc.user", user);
        }
        Class<?> range = loader.loadClass("dev.simplejson.model.TimeRange");
        Class<?> queryType = loader.loadClass("dev.simplejson.spi.Query");
        Class<?> sourceType = loader.loadClass("dev.simplejson.jdbc.JdbcDataSource");
        Object builder = queryType
                .getMethod("of", String.class, range)
                .invoke(
                        null,
                        "panel_rows.load",
                        range.getConstructor(long.class, long.class)
                                .newInstance(START_MILLIS, START_MILLIS + ROWS * 1000L));
        builder.getClass().getMethod("maxDataPoints", int.class).invoke(builder, 1308);
        Object query = builder.getClass().getMethod("build").invoke(builder);
        Object source = sourceType.getMethod("of", Map.class).invoke(null, settings);
        Method method = sourceType.getMethod("query", queryType);
        return new Panel(version + ", jdbc.push-down = " + whoThins, () -> {
            Object series = ((List<?>) method.invoke(source, query)).get(0);
            return (Integer) series.getClass().getMethod("size").invoke(series);
        });
    }

    /** Has simplejson's classes from a jar, and all others, drivers among them, from the class path. */
    private static final class FormerVersion extends URLClassLoader {
        FormerVersion(URL jar) {
            super(new URL[] {jar}, PushDownBenchmark.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("dev.simplejson.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }

    private interface Work {
        int run() throws Exception;
    }

    private static final class Panel {
        private final String what;
        private final Work work;
        private double[] millis = {};
        private int points;

        Panel(String what, Work work) {
            this.what = what;
            this.work = work;
        }

        void measure(boolean warmUp) throws Exception {
            long start = System.nanoTime();
            points = work.run();
            if (!warmUp) {
                millis = Arrays.copyOf(millis, millis.length + 1);
                millis[millis.length - 1] = (System.nanoTime() - start) / 1e6;
            }
        }

        @Override
        public String toString() {
            double[] sorted = millis.clone();
            Arrays.sort(sorted);
            return String.format(Locale.ROOT, "%-32s %.0f ms (%,d points)", what, sorted[sorted.length / 2], points);
        }
    }
}

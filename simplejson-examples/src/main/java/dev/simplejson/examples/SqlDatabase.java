// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import dev.simplejson.jdbc.DatabaseSettings;
import dev.simplejson.jdbc.Explained;
import dev.simplejson.jdbc.JdbcDataSource;
import dev.simplejson.jdbc.JdbcExplanation;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A SQL database without a line of code: the one that the setting {@code jdbc.url} names or the files that {@code jdbc.files} names, else
 * the bundled sample. Settings are system properties, which the launcher makes of its flags.
 *
 * <p>The sample, and SQLite with it, is loaded when its rows are first asked for, so that the start does not wait for it.
 */
public final class SqlDatabase implements DataSource, Explained, AutoCloseable {
    static final String URL = "jdbc.url";
    static final String FILES = "jdbc.files";

    private final Map<String, String> settings = new TreeMap<>();
    private final Path temporary;
    private final String name;
    private final boolean justTheSample;
    private volatile @Nullable JdbcDataSource opened;

    /** The database that this process's settings name. */
    public SqlDatabase() {
        this(System.getProperties(), Path.of(System.getProperty("java.io.tmpdir")));
    }

    SqlDatabase(Properties properties, Path temporary) {
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        this.temporary = temporary;
        this.justTheSample = settings.keySet().stream().noneMatch(DatabaseSettings::isAbout);
        if (names(settings) || names(ofFile())) {
            JdbcDataSource database = JdbcDataSource.of(settings);
            this.opened = database;
            this.name = database.name();
        } else {
            this.name = settings.computeIfAbsent("jdbc.name", unset -> "weather");
        }
    }

    private static boolean names(Map<String, String> some) {
        return some.containsKey(URL) || some.containsKey(FILES);
    }

    /** What the file says that {@code jdbc.settings} names. If it cannot be read, the database's own reader says why. */
    private Map<String, String> ofFile() {
        Map<String, String> more = new TreeMap<>();
        String file = settings.get("jdbc.settings");
        if (file != null) {
            try (Reader reader = Files.newBufferedReader(Path.of(file))) {
                Properties properties = new Properties();
                properties.load(reader);
                properties.stringPropertyNames().forEach(key -> more.put(key, properties.getProperty(key)));
            } catch (IOException | IllegalArgumentException unreadable) {
                more.put(URL, "");
            }
        }
        return more;
    }

    private synchronized JdbcDataSource database() throws IOException {
        JdbcDataSource database = opened;
        if (database == null) {
            database = sample();
            opened = database;
        }
        return database;
    }

    private JdbcDataSource sample() throws IOException {
        Map<String, String> complete = new TreeMap<>(settings);
        complete.put(URL, "jdbc:sqlite:" + WeatherFile.in(temporary));
        // The kind of weather describes a day; it does not tell one place from another.
        complete.putIfAbsent("table." + WeatherFile.TABLE + ".labels", "");
        return JdbcDataSource.of(complete);
    }

    /** The file that the settings name, if there is none. */
    synchronized Optional<Path> missingFile() {
        return opened == null ? Optional.empty() : opened.missingFile();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Metric> metrics() throws Exception {
        return justTheSample ? WeatherFile.METRICS : database().metrics();
    }

    @Override
    public boolean answers(String metric, RequestContext context) throws Exception {
        return justTheSample
                ? WeatherFile.METRICS.stream().anyMatch(each -> each.name().equals(metric))
                : database().answers(metric, context);
    }

    @Override
    public List<Frame> query(Query query) throws Exception {
        return database().query(query);
    }

    @Override
    public List<String> tagKeys(TagQuery query) throws Exception {
        return database().tagKeys(query);
    }

    @Override
    public List<String> tagValues(String key, TagQuery query) throws Exception {
        return database().tagValues(key, query);
    }

    /** Not shared is the first answer of the sample, which is not opened for this. */
    @Override
    public Duration freshness(String metric) {
        JdbcDataSource database = opened;
        return database == null ? Duration.ZERO : database.freshness(metric);
    }

    @Override
    public JdbcExplanation explain() throws Exception {
        return database().explain();
    }

    @Override
    public void check(RequestContext context) throws Exception {
        database().check(context);
    }

    @Override
    public synchronized void close() {
        JdbcDataSource database = opened;
        if (database != null) {
            database.close();
        }
    }
}

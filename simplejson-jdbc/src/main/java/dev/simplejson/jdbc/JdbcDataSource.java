// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.jdbc.connect.Database;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.discovery.Catalog;
import dev.simplejson.jdbc.discovery.FreeSql;
import dev.simplejson.jdbc.discovery.JdbcSettings;
import dev.simplejson.jdbc.discovery.Relation;
import dev.simplejson.jdbc.discovery.Target;
import dev.simplejson.jdbc.rows.IgnoredFilters;
import dev.simplejson.jdbc.rows.RowSource;
import dev.simplejson.jdbc.rows.Selection;
import dev.simplejson.jdbc.rows.SeriesReader;
import dev.simplejson.jdbc.rows.StrayTimes;
import dev.simplejson.jdbc.rows.TableReader;
import dev.simplejson.jdbc.rows.TagReader;
import dev.simplejson.jdbc.rows.ValueRows;
import dev.simplejson.jdbc.sql.NamedSql;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.Notice;
import dev.simplejson.model.Shape;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.Cancellation;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A database as a data source. Every table and view with a time column is found: {@code readings.temperature} is a series,
 * {@code readings} the table, columns of text are labels and keys of ad-hoc filters. Further metrics are given as SQL; labels and columns
 * of text of their results are keys, too.
 *
 * <pre>{@code
 * JdbcDataSource.builder("jdbc:sqlite:/path/to/my.db").build();
 * }</pre>
 *
 * <p>Nothing is ever written: connections are read-only, SQLite files are opened read-only, and what comes from a request is bound to
 * statements and never a part of their text. A database that is down does not keep this from being built; requests fail with
 * {@link ErrorKind#SOURCE_FAILED} until it is back.
 */
public final class JdbcDataSource implements DataSource, Explained, AutoCloseable {
    private final JdbcSettings settings;
    private final Database database;
    private final Catalog catalog;
    private final RowSource rows;
    private final Duration freshness;
    private final Map<String, Duration> freshnessOf;
    private final Map<String, String> written;

    JdbcDataSource(
            JdbcSettings settings,
            Database database,
            Duration freshness,
            Map<String, Duration> freshnessOf,
            Map<String, String> written,
            Clock clock) {
        this.settings = settings;
        this.database = database;
        this.catalog = new Catalog(database, settings, clock);
        this.rows = new RowSource(database, catalog);
        this.freshness = freshness;
        this.freshnessOf = Map.copyOf(freshnessOf);
        this.written = Map.copyOf(written);
    }

    /**
     * Starts a data source over a database given by URL. Connections are pooled if HikariCP is there and the database is not SQLite,
     * which opens in no time.
     *
     * @param url the JDBC URL; its driver has to be on the class path
     */
    public static JdbcDataSourceBuilder builder(String url) {
        return new JdbcDataSourceBuilder(url, null);
    }

    /**
     * Starts a data source over connections that the application already has. They go back as they came.
     *
     * @param url the JDBC URL of the connections, of which only the start is used: it says which database it is
     * @param connections where to get connections
     */
    public static JdbcDataSourceBuilder builder(String url, javax.sql.DataSource connections) {
        return new JdbcDataSourceBuilder(url, connections);
    }

    /**
     * Starts a data source over files: {@code .csv}, {@code .tsv}, {@code .json}, {@code .ndjson}, {@code .jsonl}, these also with
     * {@code .gz} behind it, and {@code .parquet}. Each is a table, called as the file without its extension. DuckDB reads them, whose
     * driver has to be on the class path ({@code org.duckdb:duckdb_jdbc}); it can read nothing but these files. A file that has changed is
     * read as it is now.
     *
     * @param files paths or globs ({@code logs/*.csv}); a glob may match other files each time it is looked at
     * @throws IllegalArgumentException if a path that is no glob cannot be read, or is of another kind
     */
    public static JdbcDataSourceBuilder builderOfFiles(List<String> files) {
        return new JdbcDataSourceBuilder(files);
    }

    /**
     * A data source as settings describe it.
     *
     * @param settings by name; see {@link JdbcDataSourceBuilder}. Names that do not start with {@code jdbc.}, {@code metric.} or
     *     {@code table.} are somebody else's
     * @throws IllegalArgumentException if a setting is missing, unknown or has an impossible value; the message names it
     */
    public static JdbcDataSource of(Map<String, String> settings) {
        return SettingsReader.read(settings).build();
    }

    /**
     * A data source as a properties file in UTF-8, or in UTF-16 with a byte order mark, describes it; see {@link #of}.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if a setting is missing, unknown or has an impossible value; the message names it
     */
    public static JdbcDataSource load(Path propertiesFile) throws IOException {
        return of(SettingsReader.ofFile(propertiesFile));
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public List<Metric> metrics() throws Exception {
        List<Metric> metrics = new ArrayList<>();
        new TreeSet<>(settings.metrics().keySet()).forEach(name -> metrics.add(Metric.named(name)));
        Map<String, Target> tables = catalog.tables(Cancellation.never());
        tables.forEach((name, target) -> {
            Metric metric = Metric.named(name);
            metrics.add(isPart(target, tables) ? metric.partOf(target.relation().name()) : metric);
        });
        return metrics;
    }

    /** Whether it is a column of a table that is a metric, too. */
    private static boolean isPart(Target column, Map<String, Target> tables) {
        Target table = tables.get(column.relation().name());
        return !column.values().isEmpty()
                && table != null
                && table.values().isEmpty()
                && Objects.equals(table.relation().source(), column.relation().source());
    }

    @Override
    public boolean answers(String metric, RequestContext context) throws Exception {
        return settings.metrics().containsKey(metric)
                || settings.freeSql() && NamedSql.isQuery(metric)
                || catalog.tables(Cancellation.never()).containsKey(metric)
                || catalog.refusal(metric, Cancellation.never()) != null;
    }

    @Override
    public List<Frame> query(Query query) throws Exception {
        Target target = target(query);
        boolean wholeTable =
                target.values().isEmpty() || target.relation().query() != null && query.shape() == Shape.TABLE;
        Relation relation = new StrayTimes(rows, query, settings.zone()).counted(target.relation());
        List<Notice> notices = IgnoredFilters.notices(relation, query.filters(), wholeTable);
        Selection selection = new Selection(relation.saying(notices), query, database.dialect(), wholeTable);
        if (wholeTable) {
            return List.of(new TableReader(rows, target, selection, settings.zone()).read());
        }
        List<Frame> frames = new ArrayList<>();
        for (TableColumn value : target.values()) {
            ValueRows values = new ValueRows(rows, target, value, selection, settings.maxSeries());
            frames.addAll(new SeriesReader(values).read());
        }
        return frames;
    }

    private Target target(Query query) throws Exception {
        @Nullable Target target = catalog.target(query);
        if (target != null) {
            return target;
        }
        if (settings.freeSql() && NamedSql.isQuery(query.metric())) {
            return FreeSql.target(query, database, settings);
        }
        String refusal = catalog.refusal(query.metric(), query.context().cancellation());
        if (refusal != null) {
            throw new SimpleJsonException(
                    ErrorKind.UNKNOWN_TARGET, "metric '" + query.metric() + "' is not shown: " + refusal);
        }
        throw new SimpleJsonException(
                ErrorKind.UNKNOWN_TARGET,
                "metric '" + query.metric() + "' is unknown; expected a table with a time"
                        + " column, table.column, or a metric of the settings");
    }

    @Override
    public List<String> tagKeys(TagQuery query) throws Exception {
        return tags(query).keys();
    }

    @Override
    public List<String> tagValues(String key, TagQuery query) throws Exception {
        return tags(query).values(key);
    }

    private TagReader tags(TagQuery query) {
        return new TagReader(rows, settings.metrics(), query);
    }

    @Override
    public Duration freshness() {
        return freshness;
    }

    @Override
    public Duration freshness(String metric) {
        return freshnessOf.getOrDefault(metric, freshness);
    }

    @Override
    public void check(RequestContext context) throws Exception {
        database.connect(
                "the check",
                Cancellation.never(),
                connection -> connection.getMetaData().getDatabaseProductName());
    }

    /**
     * The file that the database would be, if there is none of that name now: for programs that say so when they start. It may come later.
     *
     * @return its absolute path; nothing if it is there, and for what is no file, or is opened by somebody else
     */
    public Optional<Path> missingFile() {
        return database.missingFile();
    }

    @Override
    public JdbcExplanation explain() throws Exception {
        String zone =
                settings.zone().equals(ZoneOffset.UTC) ? "UTC" : settings.zone().toString();
        return new JdbcExplanation(
                settings.name(),
                zone,
                settings.zoneSet(),
                written,
                catalog.decisions(Cancellation.never()),
                catalog.faults());
    }

    /** Closes the pool, if there is one. Connections that the application gave stay open. */
    @Override
    public void close() {
        database.close();
    }
}

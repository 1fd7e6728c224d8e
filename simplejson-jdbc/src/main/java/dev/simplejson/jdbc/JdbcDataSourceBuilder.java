// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.PushDown;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.connect.Database;
import dev.simplejson.jdbc.connect.DatabaseName;
import dev.simplejson.jdbc.connect.FileTables;
import dev.simplejson.jdbc.connect.Pool;
import dev.simplejson.jdbc.connect.Secrets;
import dev.simplejson.jdbc.connect.UrlConnections;
import dev.simplejson.jdbc.dialect.Connecting;
import dev.simplejson.jdbc.dialect.Vendor;
import dev.simplejson.jdbc.discovery.JdbcSettings;
import dev.simplejson.jdbc.files.DatabaseFile;
import dev.simplejson.jdbc.files.NamedFiles;
import dev.simplejson.jdbc.time.TextPatterns;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Describes a {@link JdbcDataSource}. The names of the settings are those of a properties file; there the password comes from
 * {@code jdbc.password-file} or, by the name of an environment variable, from {@code jdbc.password-env}. Not thread-safe.
 */
public final class JdbcDataSourceBuilder {
    private static final int FETCH_SIZE = 2000;
    private static final int POOL_SIZE = 5;

    /**
     * A driver's own limit ends what hangs. It is the longer one, so that who gives up first, and says which setting decides, is no chance.
     */
    private static final Duration LONGER_FOR_DRIVERS = Duration.ofSeconds(1);

    private final String url;
    private final javax.sql.@Nullable DataSource connections;
    private final @Nullable NamedFiles files;
    private final Map<String, JdbcMetric> metrics = new LinkedHashMap<>();
    private final Map<String, JdbcSettings.TableSettings> tables = new LinkedHashMap<>();
    private final Properties credentials = new Properties();
    private String name = "jdbc";
    private ZoneId zone = ZoneOffset.UTC;
    private boolean zoneSet;
    private boolean discovery = true;
    private boolean freeSql;
    private PushDown pushDown = PushDown.AUTO;
    private int maxSeries = 100;
    private int fetchSize = FETCH_SIZE;
    private int poolSize = POOL_SIZE;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration refresh = Duration.ofMinutes(1);
    private final Map<String, Duration> freshnessOf = new LinkedHashMap<>();
    private Duration freshness = Duration.ZERO;
    private Map<String, String> written = Map.of();
    private Clock clock = Clock.systemUTC();

    JdbcDataSourceBuilder(String url, javax.sql.@Nullable DataSource connections) {
        this.url = Objects.requireNonNull(url, "url is null");
        if (!url.startsWith("jdbc:")) {
            String ofFile = DatabaseFile.url(url);
            throw new IllegalArgumentException("the setting jdbc.url does not start with 'jdbc:'; expected "
                    + (ofFile == null ? "one such as jdbc:sqlite:/path/to/my.db" : ofFile));
        }
        this.connections = connections;
        this.files = null;
    }

    JdbcDataSourceBuilder(List<String> files) {
        this.url = FileTables.URL;
        this.connections = null;
        this.files = new NamedFiles(files);
        this.name = "files";
    }

    /** Sets the source's name: {@code jdbc.name}, {@code jdbc} unless set. */
    public JdbcDataSourceBuilder name(String newName) {
        this.name = Objects.requireNonNull(newName, "name is null");
        return this;
    }

    /** Sets who connects: {@code jdbc.user}. */
    public JdbcDataSourceBuilder user(String user, String password) {
        credentials.setProperty("user", user);
        if (!password.isEmpty()) {
            credentials.setProperty("password", password);
        }
        return this;
    }

    /** Sets the zone of times that have none: {@code jdbc.zone}, UTC unless set. */
    public JdbcDataSourceBuilder zone(ZoneId newZone) {
        this.zone = Objects.requireNonNull(newZone, "zone is null");
        this.zoneSet = true;
        return this;
    }

    /** Sets whether tables are looked for: {@code jdbc.discovery}, true unless set. */
    public JdbcDataSourceBuilder discovery(boolean wanted) {
        this.discovery = wanted;
        return this;
    }

    /**
     * Sets whether a target may be a query of its own: {@code jdbc.free-sql}, false unless set. Whoever can reach the server can then read
     * what the database user can, so give it a user that can read little. H2 and PostgreSQL refuse it for users that may do everything,
     * and DuckDB reads nothing but its own file then. A database that is not known by name has none.
     */
    public JdbcDataSourceBuilder freeSql(boolean allowed) {
        this.freeSql = allowed;
        return this;
    }

    /** Sets who thins: {@code jdbc.push-down}, {@link PushDown#AUTO} unless set. A metric's own setting wins. */
    public JdbcDataSourceBuilder pushDown(PushDown who) {
        this.pushDown = Objects.requireNonNull(who, "push-down is null");
        return this;
    }

    /**
     * Sets how many series one metric may have in a panel: {@code jdbc.max-series}, 100 unless set.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public JdbcDataSourceBuilder maxSeries(int series) {
        this.maxSeries = atLeast(1, series, "jdbc.max-series");
        return this;
    }

    /**
     * Sets how many rows are fetched at once: {@code jdbc.fetch-size}, 2000 unless set.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public JdbcDataSourceBuilder fetchSize(int rows) {
        this.fetchSize = atLeast(1, rows, "jdbc.fetch-size");
        return this;
    }

    /**
     * Sets how many connections a pool holds at most: {@code jdbc.pool-size}, 5 unless set; 0 for none.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public JdbcDataSourceBuilder poolSize(int size) {
        this.poolSize = atLeast(0, size, "jdbc.pool-size");
        return this;
    }

    /**
     * Sets how long the opening of a connection may take: {@code jdbc.connect-timeout}, 5 s unless set. Connections that the
     * application gives are its own to limit.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public JdbcDataSourceBuilder connectTimeout(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("setting jdbc.connect-timeout is " + limit + "; expected more than 0");
        }
        this.connectTimeout = limit;
        return this;
    }

    /** Sets how old the list of tables may become: {@code jdbc.refresh}, a minute unless set. */
    public JdbcDataSourceBuilder refresh(Duration age) {
        this.refresh = Objects.requireNonNull(age, "age is null");
        return this;
    }

    /**
     * Sets how old an answer may be when a panel gets it, so that many viewers are given one: {@code jdbc.freshness}, zero unless set. See
     * {@link dev.simplejson.spi.DataSource#freshness(String)}.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public JdbcDataSourceBuilder freshness(Duration age) {
        this.freshness = zeroOrMore(age, "jdbc.freshness");
        return this;
    }

    /**
     * Sets the same for one metric, whether it is a query or was found: {@code metric.<name>.freshness}.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public JdbcDataSourceBuilder freshness(String metric, Duration age) {
        freshnessOf.put(metric, zeroOrMore(age, "metric." + metric + ".freshness"));
        return this;
    }

    private static Duration zeroOrMore(Duration age, String setting) {
        if (age.isNegative()) {
            throw new IllegalArgumentException("setting " + setting + " is " + age + "; expected zero or more");
        }
        return age;
    }

    /**
     * Adds a metric that is a query: {@code metric.<name>.sql} and others; see {@link JdbcMetric}.
     *
     * @throws IllegalArgumentException if its time format is a pattern that no database can put in order
     */
    public JdbcDataSourceBuilder metric(JdbcMetric metric) {
        TextPatterns.check(metric.timeFormat(), "metric." + metric.name() + ".time-format");
        metrics.put(metric.name(), metric);
        return this;
    }

    /**
     * Declares what discovery would otherwise find out about a table: {@code table.<name>.time}, {@code .time-format} and
     * {@code .labels}.
     *
     * @param table the table as metrics call it
     * @param time its time column; empty to find it
     * @param timeFormat how that holds times; null to find that out
     * @param labels the columns that tell its series apart; null to find them
     * @throws IllegalArgumentException if the time format is a pattern that no database can put in order
     */
    public JdbcDataSourceBuilder table(
            String table, String time, @Nullable TimeFormat timeFormat, @Nullable List<String> labels) {
        TextPatterns.check(timeFormat, "table." + table + ".time-format");
        tables.put(table, new JdbcSettings.TableSettings(time, timeFormat, labels));
        return this;
    }

    /** Keeps what was written as settings, so that a file of what was found has it, too. */
    JdbcDataSourceBuilder written(Map<String, String> settings) {
        this.written = Map.copyOf(settings);
        return this;
    }

    JdbcDataSourceBuilder clock(Clock newClock) {
        this.clock = newClock;
        return this;
    }

    /**
     * The data source. The database is not asked for anything yet.
     *
     * @throws IllegalArgumentException if no driver on the class path knows the URL
     */
    public JdbcDataSource build() {
        Vendor vendor = Vendor.ofUrl(url);
        Database database = files != null
                ? open(files, vendor)
                : connections == null
                        ? open(vendor)
                        : new Database(
                                connections, vendor, DatabaseName.ofLent(name), Secrets.NONE, fetchSize, true, clock);
        boolean databaseFirst = vendor.connecting().thinsQuicker(url.toLowerCase(Locale.ROOT));
        JdbcSettings settings = new JdbcSettings(
                name, zone, zoneSet, discovery, freeSql, pushDown, databaseFirst, maxSeries, refresh, metrics, tables);
        return new JdbcDataSource(settings, database, freshness, freshnessOf, written, clock);
    }

    private Database open(NamedFiles shown, Vendor vendor) {
        if (credentials.containsKey("user")) {
            throw new IllegalArgumentException("the setting jdbc.user is for databases; files have no users");
        }
        FileTables tables = new FileTables(shown, vendor.connecting(), clock);
        return new Database(tables, vendor, DatabaseName.ofFiles(name, shown), Secrets.NONE, fetchSize, false, clock);
    }

    private Database open(Vendor vendor) {
        Connecting connecting = vendor.connecting();
        String wrong = connecting.wrongUrl(url);
        if (wrong != null) {
            throw new IllegalArgumentException("the setting jdbc.url " + wrong);
        }
        Properties properties = connecting.properties(url);
        connecting.limitConnecting(properties, connectTimeout.plus(LONGER_FOR_DRIVERS));
        if (freeSql) {
            connecting.limitFreeSql(properties, url);
        }
        properties.putAll(credentials);
        DatabaseName databaseName = DatabaseName.of(name, url, connecting);
        UrlConnections direct = new UrlConnections(url, properties, vendor, databaseName, connectTimeout);
        boolean pooled = poolSize > 0 && !connecting.opensQuickly() && Pool.isAvailable();
        return new Database(
                pooled ? Pool.open(direct, poolSize, connecting.isOpenedReadOnly(url), name) : direct,
                vendor,
                databaseName,
                direct.secrets(),
                fetchSize,
                false,
                clock);
    }

    private static int atLeast(int least, int value, String setting) {
        if (value < least) {
            throw new IllegalArgumentException("setting " + setting + " is " + value + "; expected at least " + least);
        }
        return value;
    }
}

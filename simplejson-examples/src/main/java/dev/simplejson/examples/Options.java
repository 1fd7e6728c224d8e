// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.jdbc.JdbcDataSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the user of the example server asked for, by flags or, where there is no flag, by environment variables.
 *
 * @param host the address to listen on
 * @param port the port; 0 for a free one
 * @param settings the engine's settings
 * @param database the settings of the SQL database, as its data source names them; empty for the bundled sample
 * @param explain whether only what the database holds is wanted
 * @param help whether only help is wanted
 */
record Options(
        String host,
        int port,
        SimpleJsonSettings settings,
        Map<String, String> database,
        boolean explain,
        boolean help) {
    private static final String ENVIRONMENT_PREFIX = "SIMPLEJSON_";

    /** What Kubernetes sets in every container beside a service of the name simplejson. */
    private static final Pattern OF_KUBERNETES =
            Pattern.compile("SIMPLEJSON_(SERVICE_.*|PORT_\\d+_.*|PORT=[a-z]+://.*)", Pattern.DOTALL);

    Options {
        database = Map.copyOf(database);
    }

    /**
     * Reads the environment first and the flags over it.
     *
     * @throws IllegalArgumentException if there is a name or value that nobody knows; the message says what is accepted
     */
    static Options of(List<String> arguments, Map<String, String> environment) {
        Reader reader = new Reader();
        environment.forEach((name, value) -> {
            if (name.startsWith(ENVIRONMENT_PREFIX)
                    && !OF_KUBERNETES.matcher(name + "=" + value).matches()) {
                reader.set(flagName(name), value, name);
            }
        });
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            reader.read(rest.next(), rest);
        }
        if (!reader.files.isEmpty()) {
            reader.database.put(SqlDatabase.FILES, String.join(", ", reader.files));
        }
        checkDatabase(reader.database);
        return new Options(
                reader.host, reader.port, reader.settings.build(), reader.database, reader.explain, reader.help);
    }

    static String helpText() {
        return """
                Serves example data to Grafana.

                  --host ADDRESS   the address to listen on (127.0.0.1)
                  --port NUMBER    the port to listen on; 0 picks a free one (8080)
                  --help           this text

                Any SQL database in place of the bundled sample, as --name value; --jdbc.url may also be SIMPLEJSON_JDBC_URL:

                  --file FILE                  a .csv, .tsv, .json, .ndjson or .parquet file as a table, or a glob of them; as often as you like
                  --jdbc.url URL               such as jdbc:sqlite:/path/to/my.db; every table with a time column is found
                  --jdbc.files LIST            what --file says, with commas between the files
                  --jdbc.explain               prints what was found out about its tables, and why, and ends
                  --jdbc.settings FILE         settings in a file, such as the one that --jdbc.explain prints
                  --jdbc.name NAME             of the data source (jdbc)
                  --jdbc.user NAME             who connects, with --jdbc.password-file FILE or --jdbc.password-env VARIABLE
                  --jdbc.zone ZONE             of times that have none (UTC)
                  --jdbc.discovery BOOLEAN     whether tables are looked for (true)
                  --jdbc.push-down WHO         thins: true the database, false Java, auto what is quicker (auto)
                  --jdbc.free-sql BOOLEAN      whether a target may be a query of its own (false)
                  --jdbc.max-series NUMBER     most series of one metric in a panel (100)
                  --jdbc.fetch-size NUMBER     rows fetched at once (2000)
                  --jdbc.pool-size NUMBER      most connections, 0 for no pool (5)
                  --jdbc.connect-timeout-seconds NUMBER   how long a connection may take to open (5)
                  --jdbc.refresh-seconds NUMBER   how old the list of tables may become (60)
                  --jdbc.freshness TIME        how old an answer may be that viewers share, such as 10s (0ms: none is shared)
                  --metric.NAME.sql QUERY      a query of your own as a metric; also .time, .value, .labels, .unit,
                                               .time-format, .push-down, .freshness
                  --table.NAME.time COLUMN     the time column of a table; also .time-format, .labels

                Settings, as --name value or in the environment as SIMPLEJSON_NAME:

                """
                + SimpleJsonSettings.table().stream()
                        .map(setting -> "  --%-24s %s (%s)%n"
                                .formatted(setting.name(), setting.description(), setting.defaultText()))
                        .collect(Collectors.joining());
    }

    private static String flagName(String variable) {
        String name = variable.substring(ENVIRONMENT_PREFIX.length())
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        return name.startsWith("jdbc-") ? "jdbc." + name.substring("jdbc-".length()) : name;
    }

    /** The driver is as large as five of this server, so it is not in its jar. */
    private static IllegalArgumentException withDriver(IllegalArgumentException missing) {
        return new IllegalArgumentException("""
                %s
                This fetches it, and starts the server with it:
                  ./mvnw -q -N dependency:copy -Dartifact=org.duckdb:duckdb_jdbc:2.0.0.1 -Dmdep.stripVersion=true
                  java -cp simplejson-examples/target/simplejson-examples.jar:target/dependency/duckdb_jdbc.jar dev.simplejson.examples.Main --file readings.csv""".formatted(missing.getMessage()), missing);
    }

    /** Wrong settings are told before anything starts. The database itself is not asked. */
    private static void checkDatabase(Map<String, String> database) {
        if (!database.isEmpty()) {
            Map<String, String> complete = new HashMap<>(database);
            if (!complete.containsKey(SqlDatabase.FILES)) {
                complete.putIfAbsent(SqlDatabase.URL, "jdbc:sqlite:");
            }
            try {
                JdbcDataSource.of(complete).close();
            } catch (IllegalArgumentException wrong) {
                boolean isMissing = String.valueOf(wrong.getMessage()).contains("org.duckdb:duckdb_jdbc is not there");
                throw isMissing ? withDriver(wrong) : wrong;
            }
        }
    }

    private static final class Reader {
        private final SimpleJsonSettings.Builder settings = SimpleJsonSettings.builder();
        private final Map<String, String> database = new TreeMap<>();
        private final List<String> files = new ArrayList<>();
        private String host = "127.0.0.1";
        private int port = 8080;
        private boolean explain;
        private boolean help;

        void read(String argument, Iterator<String> rest) {
            if (argument.equals("--help")) {
                help = true;
                return;
            }
            if (argument.equals("--jdbc.explain")) {
                explain = true;
                return;
            }
            if (!argument.startsWith("--")) {
                throw new IllegalArgumentException("unexpected argument '" + argument + "'; --help lists the flags");
            }
            int equals = argument.indexOf('=');
            String name = argument.substring(2, equals < 0 ? argument.length() : equals);
            if (equals < 0 && !rest.hasNext()) {
                checkKnown(name, "--" + name);
                throw new IllegalArgumentException("--" + name + " needs a value; --help lists the flags");
            }
            set(name, equals < 0 ? rest.next() : argument.substring(equals + 1), "--" + name);
        }

        void set(String name, String value, String origin) {
            checkKnown(name, origin);
            switch (name) {
                case "host" -> host = value;
                case "port" -> port = port(value, origin);
                case "file" -> files.add('"' + value.replace("\"", "\"\"") + '"');
                default -> {
                    if (SqlDatabase.isOfDatabase(name)) {
                        database.put(name, value);
                    } else {
                        settings.set(name, value);
                    }
                }
            }
        }

        private static void checkKnown(String name, String origin) {
            boolean known = name.equals("host")
                    || name.equals("port")
                    || name.equals("file")
                    || SqlDatabase.isOfDatabase(name)
                    || SimpleJsonSettings.table().stream()
                            .anyMatch(setting -> setting.name().equals(name));
            if (!known) {
                throw new IllegalArgumentException("unknown setting " + origin + "; --help lists the flags");
            }
        }

        private static int port(String value, String origin) {
            try {
                int number = Integer.parseInt(value);
                if (number >= 0 && number <= 65_535) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // Said below, together with numbers out of range.
            }
            throw new IllegalArgumentException(origin + " is '" + value + "'; expected a number from 0 to 65535");
        }
    }
}

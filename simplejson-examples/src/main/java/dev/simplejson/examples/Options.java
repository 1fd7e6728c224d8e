// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.jdbc.DatabaseSettings;
import dev.simplejson.jdbc.JdbcDataSource;
import dev.simplejson.settings.EngineSettings;
import dev.simplejson.settings.Kind;
import dev.simplejson.settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private static final Setting<String> HOST = Setting.of("host", Kind.TEXT, "127.0.0.1", "the address to listen on");
    private static final Setting<Integer> PORT =
            Setting.of("port", Kind.wholeNumber(0, 65_535), "8080", "the port to listen on; 0 picks a free one");
    private static final Setting<String> FILE = Setting.withoutDefault(
            "file",
            Kind.TEXT,
            "a file as a table, .csv, .tsv, .json, .ndjson, .jsonl, also with .gz behind it, or .parquet, or a glob of them; as often as you like");
    private static final List<Setting<?>> TABLE = List.of(HOST, PORT, FILE);

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
        checkDatabase(reader.database, reader.originOfFiles);
        SimpleJsonSettings settings = reader.settings.build();
        if (settings.get(EngineSettings.AUTH).equals("container")) {
            throw new IllegalArgumentException(
                    "setting 'auth' is 'container', but this server has no users who could log in,"
                            + " so that nobody could ask; expected none, basic, bearer or header");
        }
        return new Options(reader.host, reader.port, settings, reader.database, reader.explain, reader.help);
    }

    static String helpText() {
        return """
                Serves example data to Grafana, or the SQL database or files that you name in place of a bundled sample.
                Every setting is --NAME VALUE, or SIMPLEJSON_NAME in the environment:

                """
                + lines(TABLE.stream())
                + "  --%-26s this text%n%nDatabases and files; --jdbc.url is SIMPLEJSON_JDBC_URL, and so on, but those with <name> are flags only:%n%n"
                        .formatted("help")
                + "  --%-26s prints what was found out about the tables, and why, and ends%n".formatted("jdbc.explain")
                + lines(DatabaseSettings.table().stream())
                + "%nThe server:%n%n".formatted()
                + lines(SimpleJsonSettings.table().stream());
    }

    private static String lines(Stream<Setting<?>> settings) {
        return settings.map(setting -> "  --%-26s %s%s%n"
                        .formatted(
                                setting.name(),
                                setting.description(),
                                setting.defaultText().isEmpty() ? "" : " (" + setting.defaultText() + ")"))
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

    /**
     * Wrong settings are told before anything starts. The database itself is not asked.
     *
     * @param originOfFiles what the user wrote for the setting of files; empty if that is its own name
     */
    private static void checkDatabase(Map<String, String> database, String originOfFiles) {
        if (!database.isEmpty()) {
            Map<String, String> complete = new HashMap<>(database);
            if (!complete.containsKey(SqlDatabase.FILES)) {
                complete.putIfAbsent(SqlDatabase.URL, "jdbc:sqlite:");
            }
            try {
                JdbcDataSource.of(complete).close();
            } catch (IllegalArgumentException wrong) {
                boolean isMissing = String.valueOf(wrong.getMessage()).contains("org.duckdb:duckdb_jdbc is not there");
                throw isMissing ? withDriver(wrong) : originOfFiles.isEmpty() ? wrong : named(wrong, originOfFiles);
            }
        }
    }

    /** Every other setting of a database is a flag of its own name. */
    private static IllegalArgumentException named(IllegalArgumentException wrong, String originOfFiles) {
        String message = String.valueOf(wrong.getMessage())
                .replaceFirst("^the setting jdbc\\.files(?= names )", Matcher.quoteReplacement(originOfFiles))
                .replaceFirst(
                        "^both jdbc\\.url and jdbc\\.files(?= are set)",
                        Matcher.quoteReplacement("both jdbc.url and " + originOfFiles));
        return new IllegalArgumentException(message, wrong);
    }

    private static final class Reader {
        private final SimpleJsonSettings.Builder settings = SimpleJsonSettings.builder();
        private final Map<String, String> database = new TreeMap<>();
        private final List<String> files = new ArrayList<>();
        private String originOfFiles = "";
        private String host = HOST.defaultValue();
        private int port = PORT.defaultValue();
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
                throw new IllegalArgumentException("unexpected argument '" + argument + "'; " + flagOf(argument));
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
                case "port" -> port = PORT.withName(origin).read(value);
                case "file" -> addFile(value, origin);
                default -> {
                    if (DatabaseSettings.isAbout(name)) {
                        database.put(name, value);
                    } else {
                        settings.set(name, value);
                    }
                }
            }
        }

        private void addFile(String value, String origin) {
            Optional<String> url = DatabaseSettings.urlOfFile(value);
            if (url.isPresent()) {
                throw new IllegalArgumentException(
                        origin + " " + value + " is a database; expected it as --jdbc.url " + url.get());
            }
            files.add('"' + value.replace("\"", "\"\"") + '"');
            originOfFiles = origin;
        }

        /** What somebody wanted who named no flag. */
        private static String flagOf(String argument) {
            if (argument.startsWith("jdbc:")) {
                return "expected it behind --jdbc.url";
            }
            Optional<String> url = DatabaseSettings.urlOfFile(argument);
            if (url.isPresent()) {
                return "expected --jdbc.url " + url.get();
            }
            return isFileOfRows(argument) ? "expected --file " + argument : "--help lists the flags";
        }

        private static boolean isFileOfRows(String argument) {
            try {
                JdbcDataSource.builderOfFiles(List.of(argument));
                return Files.isRegularFile(Path.of(argument));
            } catch (IllegalArgumentException noFile) {
                return false;
            }
        }

        private static void checkKnown(String name, String origin) {
            boolean known = DatabaseSettings.isAbout(name)
                    || Stream.concat(TABLE.stream(), SimpleJsonSettings.table().stream())
                            .anyMatch(setting -> setting.name().equals(name));
            if (!known) {
                throw new IllegalArgumentException("unknown setting " + origin + "; --help lists the flags");
            }
        }
    }
}

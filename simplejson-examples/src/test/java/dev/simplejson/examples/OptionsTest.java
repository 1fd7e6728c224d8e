// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.jdbc.DatabaseSettings;
import dev.simplejson.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void of_nothing_isTheDefault() {
        Options options = options();

        assertThat(options.host()).isEqualTo("127.0.0.1");
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.help()).isFalse();
    }

    @Test
    void of_flagsInEitherSpelling_areRead() {
        assertThat(options("--host", "::1", "--port", "0").host()).isEqualTo("::1");
        assertThat(options("--host=::1", "--port=65535").port()).isEqualTo(65_535);
        assertThat(options("--help").help()).isTrue();
    }

    @Test
    void of_everySetting_isAFlagAndAVariable() {
        for (Setting<?> setting : SimpleJsonSettings.table()) {
            String variable = "SIMPLEJSON_" + setting.name().replace('-', '_').toUpperCase(Locale.ROOT);

            assertThat(options("--" + setting.name(), setting.defaultText())).isNotNull();
            assertThat(Options.of(List.of(), Map.of(variable, setting.defaultText())))
                    .isNotNull();
            assertThat(Options.helpText()).contains("--" + setting.name(), setting.description());
        }
    }

    /** It would start, and refuse everybody. */
    @Test
    void of_usersOfAContainerThatHasNone_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options("--auth", "container"))
                .withMessage(
                        "setting 'auth' is 'container', but this server has no users who could log in, so that nobody"
                                + " could ask; expected none, basic, bearer or header");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of(List.of(), Map.of("SIMPLEJSON_AUTH", "container")))
                .withMessageContaining("expected none, basic, bearer or header");
    }

    @Test
    void of_severalFiles_areOneSetting(@TempDir Path folder) throws IOException {
        Path first = Files.createTempFile(folder, "a, b", ".csv");
        Path second = Files.createTempFile(folder, "c\"d", ".csv");

        // Wherever DuckDB's driver is not, that is what is missing: the files were found.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of(List.of("--file", first.toString(), "--file=" + second), Map.of()))
                .withMessageStartingWith("files are read by DuckDB");
    }

    @Test
    void helpText_everySettingOfDatabases_isThere() {
        for (Setting<?> setting : DatabaseSettings.table()) {
            assertThat(Options.helpText()).contains("--" + setting.name() + " ", setting.description());
        }
    }

    @Test
    void of_flagAndVariable_theFlagWins() {
        Map<String, String> environment = Map.of("SIMPLEJSON_PORT", "1", "SIMPLEJSON_HOST", "a", "OTHER", "x");

        assertThat(Options.of(List.of("--port", "2"), environment).port()).isEqualTo(2);
        assertThat(Options.of(List.of(), environment).host()).isEqualTo("a");
    }

    @Test
    void of_variablesThatKubernetesSets_areNotOurs() {
        Map<String, String> environment = Map.of(
                "SIMPLEJSON_PORT", "tcp://10.0.0.7:8080",
                "SIMPLEJSON_SERVICE_HOST", "10.0.0.7",
                "SIMPLEJSON_PORT_8080_TCP_ADDR", "10.0.0.7");

        assertThat(Options.of(List.of(), environment).port()).isEqualTo(8080);
    }

    @Test
    void of_unknownFlag_isRefused() {
        assertRefused("unknown setting --prot; --help lists the flags", "--prot", "1");
        assertRefused("unknown setting --prot; --help lists the flags", "--prot");
        assertRefused("unexpected argument 'port'; --help lists the flags", "port");
        assertRefused("--port needs a value; --help lists the flags", "--port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "65536", "http", "1.5"})
    void of_impossiblePort_isRefused(String port) {
        assertRefused("setting '--port' is '" + port + "'; expected a whole number from 0 to 65535", "--port", port);
    }

    @Test
    void of_impossibleSetting_isRefused() {
        assertRefused(
                "setting 'deadline' is 'soon'; expected a time such as 25s, 500ms, 10m or 6h, from 1ms to 365d",
                "--deadline",
                "soon");
    }

    @Test
    void of_unknownOrImpossibleVariable_isRefusedByItsName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of(List.of(), Map.of("SIMPLEJSON_PROT", "1")))
                .withMessage("unknown setting SIMPLEJSON_PROT; --help lists the flags");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of(List.of(), Map.of("SIMPLEJSON_PORT", "x")))
                .withMessage("setting 'SIMPLEJSON_PORT' is 'x'; expected a whole number from 0 to 65535");
    }

    @Test
    void of_settingsOfADatabase_arePassedOn() {
        Map<String, String> environment =
                Map.of("SIMPLEJSON_JDBC_URL", "jdbc:sqlite:a.db", "SIMPLEJSON_JDBC_PASSWORD_ENV", "SECRET_NAME");

        Options options = Options.of(
                List.of(
                        "--jdbc.user",
                        "me",
                        "--metric.a.b.sql",
                        "SELECT 1",
                        "--table.t.time=at",
                        "--jdbc.password-env",
                        "PATH"),
                environment);

        assertThat(options.database())
                .containsOnly(
                        Map.entry("jdbc.url", "jdbc:sqlite:a.db"),
                        Map.entry("jdbc.user", "me"),
                        Map.entry("jdbc.password-env", "PATH"),
                        Map.entry("metric.a.b.sql", "SELECT 1"),
                        Map.entry("table.t.time", "at"));
        assertThat(Options.helpText()).contains("--jdbc.url", "SIMPLEJSON_JDBC_URL");
    }

    @Test
    void of_wrongSettingOfADatabase_saysWhatIsExpected() {
        assertRefused(
                "the setting jdbc.url does not start with 'jdbc:'; expected one such as jdbc:sqlite:/path/to/my.db",
                "--jdbc.url",
                "postgres");
        assertRefused(
                "setting 'jdbc.pool-size' is 'none'; expected a whole number from 0 to 2147483647",
                "--jdbc.pool-size",
                "none");
    }

    /** That a file is a database is told by how it begins, and of one that is not there by its name. */
    @Test
    void of_fileOfADatabaseInAnyPlace_namesItsUrl(@TempDir Path folder) throws IOException {
        String file = Files.writeString(folder.resolve("readings"), "SQLite format 3\0")
                .toString();

        assertRefused(
                "the setting jdbc.url does not start with 'jdbc:'; expected jdbc:sqlite:" + file, "--jdbc.url", file);
        assertRefused(
                "--file " + file + " is a database; expected it as --jdbc.url jdbc:sqlite:" + file, "--file", file);
        assertRefused("unexpected argument '" + file + "'; expected --jdbc.url jdbc:sqlite:" + file, file);
        assertRefused("unexpected argument 'a/home.db'; expected --jdbc.url jdbc:sqlite:a/home.db", "a/home.db");
        assertRefused("unexpected argument 'home.mv.db'; expected --jdbc.url jdbc:h2:./home", "home.mv.db");
        assertRefused("unexpected argument 'home.duckdb'; expected --jdbc.url jdbc:duckdb:home.duckdb", "home.duckdb");
        assertRefused("unexpected argument 'jdbc:sqlite:a'; expected it behind --jdbc.url", "jdbc:sqlite:a");
        String rows = Files.createFile(folder.resolve("readings.csv")).toString();
        assertRefused("unexpected argument '" + rows + "'; expected --file " + rows, rows);
        assertRefused(
                "the setting jdbc.url does not start with 'jdbc:'; expected one such as jdbc:sqlite:/path/to/my.db",
                "--jdbc.url",
                "postgresql://me:secret@host/my.db");
    }

    /** The setting behind it has another name, which its user has not written. */
    @Test
    void of_filesThatCannotBeShown_areNamedByTheFlagThatWasWritten(@TempDir Path folder) throws IOException {
        Path rows = Files.createFile(folder.resolve("readings.csv"));
        Path notes = Files.createFile(folder.resolve("notes.txt"));

        assertRefused("--file names 'nosuch.csv': there is no such file", "--file", "nosuch.csv");
        assertRefused(
                "--file names '" + folder + "': that is a folder, a pipe or a device; expected a file",
                "--file=" + rows,
                "--file=" + folder);
        assertRefused(
                "--file names '" + notes
                        + "': expected .csv, .tsv, .json, .ndjson, .jsonl, also with .gz behind it, or .parquet",
                "--file",
                notes.toString());
        assertRefused(
                "both jdbc.url and --file are set; expected a database or files",
                "--jdbc.url",
                "jdbc:sqlite:a.db",
                "--file",
                rows.toString());
        assertRefused("the setting jdbc.files names 'nosuch.csv': there is no such file", "--jdbc.files", "nosuch.csv");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of(List.of(), Map.of("SIMPLEJSON_FILE", "nosuch.csv")))
                .withMessage("SIMPLEJSON_FILE names 'nosuch.csv': there is no such file");
    }

    private static void assertRefused(String message, String... arguments) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options(arguments))
                .withMessage(message);
    }

    private static Options options(String... arguments) {
        return Options.of(List.of(arguments), Map.of());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.docs.Markdown.Block;
import dev.simplejson.jdbc.JdbcDataSource;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The databases that the documents describe, in Java and as {@code properties}, over a SQLite file as they have it. */
class DocsDatabaseTest {
    private static final String DATABASE = "/path/to/my.db";

    @TempDir
    private Path folder;

    @BeforeEach
    void createDatabase() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (placed TEXT, amount REAL)");
            statement.execute("INSERT INTO orders VALUES ('2026-11-22T05:00:00Z', 1.5), ('2026-11-22T06:00:00Z', 2.5)");
        }
    }

    @ParameterizedTest
    @MethodSource("propertiesFiles")
    void propertiesFile_loaded_drawsItsMetric(Block properties) throws Exception {
        Path file = Files.writeString(folder.resolve("my.properties"), overTheDatabase(properties));

        assertDrawsOrders(JdbcDataSource.load(file));
    }

    @ParameterizedTest
    @MethodSource("javaSources")
    void javaSource_built_drawsItsMetric(Block java) throws Exception {
        Path source = Files.writeString(folder.resolve("Described.java"), """
                import dev.simplejson.jdbc.*;
                import dev.simplejson.jdbc.config.*;
                public class Described implements java.util.function.Supplier<JdbcDataSource> {
                    public JdbcDataSource get() { return %s }
                }
                """.formatted(overTheDatabase(java)));
        String[] options = {"--class-path", System.getProperty("java.class.path"), "-proc:none", source.toString()};
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, options))
                .isZero();

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Object described = loader.loadClass("Described").getConstructor().newInstance();
            assertDrawsOrders((JdbcDataSource) ((Supplier<?>) described).get());
        }
    }

    static Stream<Block> propertiesFiles() {
        return Markdown.blocks("properties");
    }

    static Stream<Block> javaSources() {
        return Markdown.blocks("java").filter(block -> block.text().startsWith("JdbcDataSource.builder("));
    }

    private String overTheDatabase(Block block) {
        assertThat(block.text()).contains(DATABASE);
        return block.text().replace(DATABASE, database().toString());
    }

    private Path database() {
        return folder.resolve("my.db");
    }

    private static void assertDrawsOrders(JdbcDataSource source) throws Exception {
        try (source) {
            Query query = Query.of("orders", new TimeRange(1795323600000L, 1795325400000L))
                    .build();
            List<Double> values = new ArrayList<>();
            ((TimeSeries) source.query(query).get(0)).forEach((epochMillis, value) -> values.add(value));
            assertThat(values).containsExactly(1.5);
        }
    }
}

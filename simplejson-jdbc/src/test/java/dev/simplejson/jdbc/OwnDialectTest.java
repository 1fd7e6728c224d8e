// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.jdbc.dialect.CarefulDialect;
import dev.simplejson.jdbc.dialect.Connecting;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.DialectProvider;
import dev.simplejson.jdbc.dialect.FailureKinds;
import dev.simplejson.jdbc.dialect.Metadata;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.Vendor;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dialect that comes from outside, with nothing but what the exported package has. */
class OwnDialectTest {
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);

    private final ClassLoader context = Thread.currentThread().getContextClassLoader();

    @TempDir
    Path folder;

    @AfterEach
    void restoreContext() {
        Thread.currentThread().setContextClassLoader(context);
    }

    /** Knows the URLs that start with {@code jdbc:own:}, shows every label in capitals, and fails at a column of one name. */
    public static final class Own implements DialectProvider {
        @Override
        public @Nullable Vendor vendor(String url) {
            if (!url.startsWith("jdbc:own:")) {
                return null;
            }
            Dialect dialect = new CarefulDialect("\"") {
                @Override
                public String label(TableColumn column) {
                    return "UPPER(" + super.label(column) + ")";
                }

                @Override
                public String column(String name, String typeName) {
                    if (name.equals("TROUBLE")) {
                        throw new IllegalStateException("trouble");
                    }
                    return super.column(name, typeName);
                }

                @Override
                public String isLabel(TableColumn column, Object value) {
                    return label(column) + " = ?";
                }
            };
            return new Vendor(new Connecting(), new Metadata(dialect), dialect, new FailureKinds());
        }
    }

    @Test
    void builder_urlThatAProviderKnows_asksWithItsDialect() throws Exception {
        Path services = folder.resolve(DialectProvider.class.getName());
        Files.writeString(services, Own.class.getName());
        URL url = services.toUri().toURL();
        Thread.currentThread().setContextClassLoader(new ClassLoader(context) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return name.equals("META-INF/services/" + DialectProvider.class.getName())
                        ? Collections.enumeration(List.of(url))
                        : super.getResources(name);
            }
        });
        String database = "jdbc:h2:mem:own";
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE t (taken_at TIMESTAMP WITH TIME ZONE, host VARCHAR(9), v DOUBLE PRECISION)");
            statement.execute("INSERT INTO t VALUES ('2023-11-14 22:13:20Z', 'upstairs', 7)");
            statement.execute("CREATE TABLE a (taken_at TIMESTAMP WITH TIME ZONE, trouble DOUBLE PRECISION)");
            javax.sql.DataSource lent = new Lent(connection);
            try (JdbcDataSource source = JdbcDataSource.builder("jdbc:own:x", lent)
                    .table("T", "", null, List.of("HOST"))
                    .build()) {
                assertThat(Points.series(
                                source,
                                Query.of("T.V", RANGE).maxDataPoints(100_000).build()))
                        .isEqualTo(Map.of(Map.of("HOST", "UPSTAIRS"), List.of(new Point(1_700_000_000_000L, 7))));
                assertThat(source.explain().toProperties())
                        .contains("# table A is not shown: deciding about it failed", "# table T: ");
            }
            try (JdbcDataSource source = JdbcDataSource.builder("jdbc:h2:", lent)
                    .table("T", "", null, List.of("HOST"))
                    .build()) {
                assertThat(Points.series(
                                source,
                                Query.of("T.V", RANGE).maxDataPoints(100).build()))
                        .isEqualTo(Map.of(Map.of("HOST", "upstairs"), List.of(new Point(1_700_000_000_000L, 7))));
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.BrokenDriver.Fault;
import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.model.Metric;
import dev.simplejson.model.SimpleJsonException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drivers that list tables and columns otherwise than others, or fail at it: they show what is there, or say in one line what they lack. */
class TablesOfDriversTest extends BrokenDriverTesting {
    /** As Axion's: both are empty. */
    @Test
    void query_tablesAreInNoCatalogAndNoSchema_isShown() throws Exception {
        assertShown((real, method, given, call) -> {
            boolean isPlace = method.getName().equals("getCatalog")
                    || method.getName().equals("getString") && "TABLE_SCHEM".equals(given[0]);
            if (method.getName().equals("getColumns")) {
                given[0] = null;
            }
            return isPlace ? "" : call.make();
        });
    }

    /** As Drizzle's, which calls both as the database: MySQL knows one of them. */
    @Test
    void query_catalogIsCalledAsTheSchema_isShown() throws Exception {
        assertShown((real, method, given, call) -> {
            if (Set.of("getTables", "getColumns", "getIndexInfo").contains(method.getName())) {
                given[0] = null;
            }
            return method.getName().equals("getCatalog") ? "PUBLIC" : call.make();
        });
    }

    /** As Drizzle's of {@code decimal(12,3)} and {@code float}, and DuckDB's before 1.0. */
    @ParameterizedTest
    @ValueSource(strings = {"decimal(12,3)", "float", "DOUBLE PRECISION"})
    void query_driverKnowsNumbersByNameOnly_isShown(String type) throws Exception {
        for (int jdbcType : new int[] {Types.NULL, Types.OTHER, Types.JAVA_OBJECT}) {
            assertShown((real, method, given, call) -> {
                boolean ofValue = real instanceof ResultSet rows
                        && given.length == 1
                        && Set.of("DATA_TYPE", "TYPE_NAME").contains(String.valueOf(given[0]))
                        && rows.getString("COLUMN_NAME").equals("V");
                if (ofValue) {
                    return given[0].equals("DATA_TYPE") ? (Object) jdbcType : type;
                }
                return call.make();
            });
        }
    }

    /** As MonetDB's first user, who works in {@code sys}. */
    @Test
    void query_tablesAreInASchemaThatIsCalledAsASystem_isShownToWhomItIsTheCurrentOne() throws Exception {
        try (Statement statement = open.createStatement()) {
            statement.execute("CREATE SCHEMA \"sys\"");
            statement.execute("CREATE TABLE \"sys\".mine (taken_at TIMESTAMP, v DOUBLE PRECISION)");
            statement.execute("INSERT INTO \"sys\".mine VALUES (TIMESTAMP '2023-11-14 22:13:20', 7)");
        }
        Fault none = (real, method, given, call) -> call.make();
        try (JdbcDataSource source = builder(none).build()) {
            assertThat(source.metrics()).extracting(Metric::name).noneMatch(name -> name.contains("MINE"));
        }
        Fault works = (real, method, given, call) -> method.getName().equals("getSchema") ? "sys" : call.make();
        try (JdbcDataSource source = builder(works).build()) {
            assertThat(Points.of(source, query("MINE.V").build())).containsExactly(new Point(START, 7));
        }
    }

    /** As Hazelcast's. */
    @Test
    void query_tablesAreCalledMappings_isShown() throws Exception {
        assertShown((real, method, given, call) -> {
            Object result = call.make();
            return method.getName().equals("getString") && "TABLE_TYPE".equals(given[0]) && "BASE TABLE".equals(result)
                    ? "MAPPING"
                    : result;
        });
    }

    @Test
    void metrics_thereAreNoTables_saysSo() throws Exception {
        try (Statement statement = open.createStatement()) {
            statement.execute("DROP TABLE t");
        }
        try (Logged log = new Logged();
                JdbcDataSource source =
                        builder((real, method, given, call) -> call.make()).build()) {
            assertThat(source.metrics()).isEmpty();
            assertThat(log.text()).contains("tables of 'jdbc':\n  there are none, or none that may be seen");
        }
    }

    /** As PGJDBC-NG does at PostgreSQL's own tables. */
    @Test
    void query_driverFailsAtTheColumnsOfAllTables_isShown() throws Exception {
        for (Exception thrown : List.of(
                new NullPointerException("getCategory() is null"), new SQLException("no such table in sys", "42P01"))) {
            assertShown((real, method, given, call) -> {
                if (method.getName().equals("getColumns") && "%".equals(given[2])) {
                    throw thrown;
                }
                return call.make();
            });
        }
    }

    @Test
    void query_driverFailsAtTheColumnsOfOneTable_showsTheOthers() throws Exception {
        try (Statement statement = open.createStatement()) {
            statement.execute("CREATE TABLE t_ (taken_at TIMESTAMP, v DOUBLE PRECISION)");
        }
        Fault fault = (real, method, given, call) -> {
            if (method.getName().equals("getColumns") && !"T".equals(given[2])) {
                throw new NullPointerException("getCategory() is null");
            }
            return call.make();
        };
        assertShown(fault);
        try (JdbcDataSource source = builder(fault).build()) {
            assertThatThrownBy(() -> Points.series(source, query("T_").build()))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessageEndingWith(
                            "table 'T_' is left out: it cannot be read: neither the database nor its driver says"
                                    + " which columns it has; the log has more");
        }
    }

    /** They may hold paths and names of classes, which are nobody's business at a dashboard. */
    @Test
    void query_driverFailsAtOneTable_itsWordsAreInTheLogAlone() throws Exception {
        try (Statement statement = open.createStatement()) {
            statement.execute("CREATE TABLE t_ (taken_at TIMESTAMP, v DOUBLE PRECISION)");
        }
        Fault fault = (real, method, given, call) -> {
            if (method.getName().equals("executeQuery")
                    && given.length == 1
                    && String.valueOf(given[0]).contains("T_")) {
                throw new SQLException("com.example.PageReader: /var/lib/pages/7\n\n  page 7 is torn");
            }
            return call.make();
        };
        try (Logged logged = new Logged();
                JdbcDataSource source = builder(fault).build()) {
            assertThatThrownBy(() -> Points.series(source, query("T_.V").build()))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessage(
                            "metric 'T_.V' is not shown: table 'T_' is left out: it cannot be read: the database refuses"
                                    + " it; the log has more");
            assertThat(source.explain().toProperties() + source.explain().toJson())
                    .contains("the database refuses it; the log has more")
                    .doesNotContain("PageReader", "/var/lib");
            assertThat(logged.text())
                    .contains("table 'T_' cannot be read: com.example.PageReader: /var/lib/pages/7; page 7 is torn");
        }
    }

    @Test
    void query_viewOverATableThatIsGone_saysSoWithoutTheDriversWords() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("gone.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE VIEW gone AS SELECT * FROM no_longer_there");
        }
        try (Logged logged = new Logged();
                JdbcDataSource source = JdbcDataSource.builder(url).build()) {
            assertThatThrownBy(() -> Points.series(source, query("gone").build()))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessage(
                            "metric 'gone' is not shown: table 'gone' is left out: it cannot be read: neither the database"
                                    + " nor its driver says which columns it has, as it is with a view that names a table or column"
                                    + " which is no longer there; the log has more");
            assertThat(logged.text()).contains("table 'gone' cannot be read: [SQLITE_ERROR]", "no_longer_there");
        }
    }

    @Test
    void metrics_driverFailsAtTheTables_saysSo() throws Exception {
        for (Exception thrown : List.of(
                new NullPointerException("getCategory() is null"),
                new SQLException("argument of AND must be type boolean, not type integer", "42804"))) {
            Fault fault = (real, method, given, call) -> {
                if (method.getName().equals("getTables")) {
                    throw thrown;
                }
                return call.make();
            };
            try (JdbcDataSource source = builder(fault).build()) {
                assertThatThrownBy(source::metrics)
                        .isInstanceOf(SimpleJsonException.class)
                        .hasMessage("the list of tables cannot be read: the database's driver, or its dialect, fails at"
                                + " it; the log has more. To show tables all the same, set"
                                + " jdbc.discovery = off and metric.<name>.sql");
            }
        }
    }
}

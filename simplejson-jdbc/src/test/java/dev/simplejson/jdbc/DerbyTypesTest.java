// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Columns that Derby hands over in a way of its own, or not at all. */
class DerbyTypesTest {
    private static final String URL = "jdbc:derby:memory:types";
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);

    @Test
    void query_largeObjectsAndXml_areShownOrToldBySize() throws Exception {
        System.setProperty("derby.stream.error.field", DerbyContractTest.class.getName() + ".NOTHING");
        try (Connection connection = DriverManager.getConnection(URL + ";create=true");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE t (x XML, taken_at TIMESTAMP, words CLOB, code CHAR(4), data BLOB, v DOUBLE)");
            statement.execute("INSERT INTO t VALUES (XMLPARSE(DOCUMENT '<a/>' PRESERVE WHITESPACE),"
                    + " TIMESTAMP('2023-11-14 22:13:20'), 'long', 'abc', CAST(X'0102' AS BLOB), 7)");
            try (JdbcDataSource source = JdbcDataSource.builder(URL)
                    .table("T", "", null, List.of("CODE"))
                    .build()) {
                Query.Builder query = Query.of("T.V", RANGE)
                        .maxDataPoints(10)
                        .filters(List.of(AdhocFilter.of("CODE", Operator.EQUAL, "abc")));
                assertThat(Points.of(source, query.build())).containsExactly(new Point(1_700_000_000_000L, 7));
                assertThat(Points.rows(source, Query.of("T", RANGE).build()))
                        .containsExactly(Arrays.asList("<a/>", 1_700_000_000_000L, "long", "abc", "(2 bytes)", 7.0));
            }
        }
    }

    /** It compares nothing with a {@code NULL} that has no type, which stands for the range while the columns are asked for. */
    @Test
    void query_ownSqlBetweenFromAndTo_needsNoFormat() throws Exception {
        System.setProperty("derby.stream.error.field", DerbyContractTest.class.getName() + ".NOTHING");
        String url = "jdbc:derby:memory:range";
        try (Connection connection = DriverManager.getConnection(url + ";create=true");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (taken_at TIMESTAMP, v DOUBLE)");
            statement.execute("INSERT INTO t VALUES (TIMESTAMP('2023-11-14 22:13:20'), 7)");
            JdbcMetric own =
                    JdbcMetric.of("own", "SELECT taken_at AS \"time\", v FROM t WHERE taken_at BETWEEN :from AND :to");
            try (JdbcDataSource source = JdbcDataSource.builder(url).metric(own).build()) {
                assertThat(Points.of(
                                source, Query.of("own", RANGE).maxDataPoints(10).build()))
                        .containsExactly(new Point(1_700_000_000_000L, 7));
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels that are ids of a small table: shown by its texts, filtered by these and by the ids. */
class LookupTest {
    private static final int STATISTICS = 600;
    private static final TagQuery TAGS = new TagQuery(
            List.of(),
            TimeRange.between(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z")),
            RequestContext.none());

    @TempDir
    Path folder;

    private String url;

    @BeforeEach
    void write() throws Exception {
        url = "jdbc:sqlite:" + folder.resolve("lookup.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE meta (id INTEGER PRIMARY KEY, statistic_id TEXT UNIQUE)");
            statement.execute(
                    "CREATE TABLE stat (metadata_id INTEGER REFERENCES meta(id), start_ts INTEGER, chat_id INTEGER,"
                            + " mean REAL, PRIMARY KEY (metadata_id, start_ts))");
            for (int i = 1; i <= STATISTICS; i++) {
                statement.execute("INSERT INTO meta VALUES (" + i + ", 'sensor.s" + i + "')");
                for (int hour = 0; hour < 3; hour++) {
                    statement.execute("INSERT INTO stat VALUES (" + i + ", " + (1_793_491_200 + 3600 * hour) + ", "
                            + (-i % 7) + ", " + i + ")");
                }
            }
            connection.commit();
        }
    }

    /** There are more series than one answer may have, so that the database has to leave out the others. */
    @ParameterizedTest
    @CsvSource({
        "'=', sensor.s7, \"metadata_id\":\"sensor.s7\"",
        "'=|', 'sensor.s7,sensor.s8', \"metadata_id\":\"sensor.s8\"",
        "'=', 8, \"metadata_id\":\"8\"",
        "'<', 3, \"metadata_id\":\"2\""
    })
    void query_filterByTextOrId_findsTheSeries(String operator, String value, String label) throws Exception {
        assertThat(ask(operator, value)).contains(label).contains("\"datapoints\":[[");
    }

    @Test
    void query_filterByWhatIsNoTextAndNoId_findsNothing() throws Exception {
        assertThat(ask("=", "sensor.none")).doesNotContain("datapoints\":[[");
        assertThat(ask("=", "99999")).doesNotContain("datapoints\":[[");
    }

    @Test
    void tags_areTheTextsAndIdsThatAreNoSeries() throws Exception {
        try (JdbcDataSource source = JdbcDataSource.builder(url).build()) {
            assertThat(source.metrics().toString()).contains("stat.mean").doesNotContain("stat.chat_id");
            assertThat(source.tagKeys(TAGS)).contains("metadata_id", "chat_id");
            assertThat(source.tagValues("metadata_id", TAGS)).contains("sensor.s1", "sensor.s600");
            assertThat(source.tagValues("chat_id", TAGS)).contains("-1", "-6");
        }
    }

    private String ask(String operator, String value) throws Exception {
        try (JdbcDataSource source = JdbcDataSource.builder(url).build()) {
            return TestExchange.ask(
                    source,
                    Map.of(),
                    "/query",
                    "{\"range\":{\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2027-01-01T00:00:00Z\"},\"maxDataPoints\":100,\"targets\":[{"
                            + "\"target\":\"stat.mean\"}],\"adhocFilters\":[{\"key\":\"metadata_id\",\"operator\":\""
                            + operator
                            + "\",\"value\":\"" + value.split(",")[0] + "\",\"values\":[\""
                            + value.replace(",", "\",\"") + "\"]}]}");
        }
    }
}

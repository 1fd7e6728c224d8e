// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose rows hold objects and lists. */
class NestedFilesTest {
    private static final long START = 1_700_000_000_000L;
    private static final List<Point> POINTS = List.of(new Point(START, 1.5), new Point(START + 10_000, 2.5));

    @TempDir
    private Path folder;

    private static Query query(String metric) {
        return Query.of(metric, new TimeRange(START, START + 100_000)).build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "parquet"})
    void fieldsOfObjects_areColumns(String extension) throws Exception {
        Path file = Files.writeString(folder.resolve("r.ndjson"), """
                {"time":"2023-11-14T22:13:20Z","from":{"host":"a"},"data":{"load":1.5,"of \\"it\\"":{"deep":1.5}}}
                {"time":"2023-11-14T22:13:30Z","from":{"host":"a"},"data":{"load":2.5,"of \\"it\\"":{"deep":2.5}}}
                {"time":"2023-11-14T22:13:20Z","from":{"host":"b"},"data":{"load":3.5}}
                {"time":"2023-11-14T22:13:30Z","from":{"host":"b"}}
                """);
        if (extension.equals("parquet")) {
            Path parquet = folder.resolve("r.parquet");
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = connection.createStatement()) {
                statement.execute("COPY (SELECT * FROM '" + file + "') TO '" + parquet + "'");
            }
            file = parquet;
        }
        try (JdbcDataSource source =
                JdbcDataSource.builderOfFiles(List.of(file.toString())).build()) {
            assertThat(source.metrics()).extracting(Metric::name).contains("r.data.load", "r.data.of \"it\".deep");
            for (String metric : List.of("r.data.load", "r.data.of \"it\".deep")) {
                assertThat(Points.series(source, query(metric))).containsEntry(Map.of("from.host", "a"), POINTS);
            }
        }
    }

    /** Of what a table is not made, and whether each of several lists is of the same times, nothing tells. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'data':[{'time':'2023-11-14T22:13:20Z','load':1.5}]} | 'data'",
                "{'day':{'time':['2023-11-14T22:13:20Z'],'load':[1.5]}} | 'day.time', 'day.load'",
                "{'target':'a','datapoints':[[1.5,1700000000],[2.5,1700000010]]} | 'datapoints'"
            })
    void listsAlone_areRefusedWithWhatToDo(String json, String named) throws Exception {
        Path file = Files.writeString(folder.resolve("r.json"), json.replace('\'', '"'));
        try (Logged log = new Logged();
                JdbcDataSource source =
                        JdbcDataSource.builderOfFiles(List.of(file.toString())).build()) {
            assertThat(source.metrics()).isEmpty();
            assertThat(log.text())
                    .contains("table 'r' is left out: no column looks like a time, and what " + named
                            + " holds are lists")
                    .contains("jq -c '.data[]'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[1700000000,1.5],[1700000010,2.5]]",
                "[{\"time\":\"2023-11-14T22:13:20Z\",\"load\":1},{\"time\":\"2023-11-14T22:13:30Z\",\"load\":2}",
                "[{\"load\":1},]",
                "<html>",
                "\"text\"",
                "12"
            })
    void jsonThatIsNoObjects_isToldWithWhatIsExpected(String json) throws Exception {
        assertLeftOut(
                Files.writeString(folder.resolve("r.json"), json),
                "it is not made of objects, or cut; expected one in each line, or an array of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"load\":1}]]\n", "{'load':1}\n"})
    void whatIsNoJson_isToldSo(String text) throws Exception {
        assertLeftOut(
                Files.writeString(folder.resolve("r.json"), text), "it is no valid JSON, or cut; the log says where");
    }

    private static void assertLeftOut(Path file, String why) throws Exception {
        try (JdbcDataSource source =
                JdbcDataSource.builderOfFiles(List.of(file.toString())).build()) {
            assertThatThrownBy(source::metrics).hasMessageContaining("has no file that can be read: 'r': " + why);
        }
    }

    @Test
    void jsonWithAByteOrderMark_isToldSo() throws Exception {
        assertLeftOut(
                Files.writeString(folder.resolve("r.json"), "\uFEFF[{\"time\":\"2023-11-14T22:13:20Z\",\"load\":1}]"),
                "it begins with a byte order mark; save it as UTF-8 without one");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16, it is written in UTF-16; save it as UTF-8",
        "UTF-16LE, ''",
        "ISO-8859-1, its line 3 is not written in UTF-8; save it as that"
    })
    void textInAnotherEncoding_isToldSo(String charset, String why) throws Exception {
        String csv = "time,load,note\n2023-11-14T22:13:20Z,1,\n2023-11-14T22:13:30Z,2,caf\u00e9\n";
        assertLeftOut(Files.writeString(folder.resolve("r.csv"), csv, Charset.forName(charset)), why);
    }

    @Test
    void listBesideNumbers_isShownInTheTable() throws Exception {
        Path file = Files.writeString(folder.resolve("r.ndjson"), """
                {"time":"2023-11-14T22:13:20Z","load":1.5,"parts":[1,2]}
                {"time":"2023-11-14T22:13:30Z","load":2.5,"parts":[3]}
                """);
        try (JdbcDataSource source =
                JdbcDataSource.builderOfFiles(List.of(file.toString())).build()) {
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);
            assertThat(Points.rows(source, query("r"))).contains(List.of(START, 1.5, "[1, 2]"));
        }
    }

    /** Of more keys than a few hundred, DuckDB makes no columns. */
    @Test
    void objectsOfManyKeys_areToldWithWhatToDo() throws Exception {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            json.append("{\"time\":\"2023-11-14T22:13:20Z\",\"load\":1.5,\"by\":{\"device ")
                    .append(i)
                    .append("\":1}}\n");
        }
        Path file = Files.writeString(folder.resolve("r.ndjson"), json);
        try (JdbcDataSource source =
                JdbcDataSource.builderOfFiles(List.of(file.toString())).build()) {
            assertThatThrownBy(() -> source.query(query("r.by.device 7")))
                    .hasMessageContaining("'by' is not drawn, because it holds lists, or objects of many keys;");
        }
    }

    @Test
    void fieldWithinAList_isToldWithWhatToDo() throws Exception {
        Path file = Files.writeString(folder.resolve("r.json"), """
                [{"time":"2023-11-14T22:13:20Z","load":1.5,"answer":[{"temp":1},{"temp":2}]},
                 {"time":"2023-11-14T22:13:30Z","load":2.5,"answer":[]}]
                """);
        try (JdbcDataSource source =
                JdbcDataSource.builderOfFiles(List.of(file.toString())).build()) {
            String why =
                    "'answer' is not drawn, because it holds lists, or objects of many keys; have a row for each of their"
                            + " elements, as unnest makes them in a query, metric.<name>.sql, or, of a file of JSON, as jq -c '.data[]' writes them";
            assertThat(source.explain().toProperties()).contains("# note: " + why);
            for (String metric : List.of("r.answer", "r.answer.temp")) {
                assertThatThrownBy(() -> source.query(query(metric)))
                        .hasMessage("metric '" + metric + "' is not shown: " + why + "; 'r' has it as a table");
            }
            assertThatThrownBy(() -> source.query(query("r.answers"))).hasMessageContaining("is unknown");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Notice;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hundreds of tables of which it is known what they hold: each is shown as it is, or not without a word. A series at a wrong time, or two
 * that are one, is worse than none.
 */
class GeneratedSchemasTest {
    private static final int SCHEMAS = Integer.getInteger("schemas", 500);
    private static final long FIRST_SEED = Long.getLong("seed", 0);
    private static final TimeRange ALL =
            TimeRange.between(Instant.parse("1960-01-01T00:00:00Z"), Instant.parse("2099-01-01T00:00:00Z"));

    @TempDir
    Path folder;

    @Test
    void query_generatedSchemas_areRightOrRefused() throws Exception {
        List<GeneratedSchema> schemas = new ArrayList<>();
        String url = "jdbc:sqlite:" + folder.resolve("generated.db");
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < SCHEMAS; i++) {
                GeneratedSchema schema = new GeneratedSchema(FIRST_SEED + i);
                schema.create(connection);
                schemas.add(schema);
            }
            connection.commit();
        }
        List<String> wrong = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        try (JdbcDataSource source = JdbcDataSource.builder(url).build()) {
            for (GeneratedSchema schema : schemas) {
                judge(source, schema, wrong, refused);
            }
        }
        System.out.printf(
                "of %d generated schemas %d are right, %d refused or shown with a warning, %d wrong%n",
                SCHEMAS, SCHEMAS - wrong.size() - refused.size(), refused.size(), wrong.size());
        List<String> unexpected = refused.stream()
                .filter(what -> !what.contains("needs a setting"))
                .toList();
        System.out.println("not expected to be refused: " + unexpected);
        assertThat(wrong).isEmpty();
        assertThat(refused).hasSizeLessThan(SCHEMAS * 15 / 100);
    }

    private static void judge(JdbcDataSource source, GeneratedSchema schema, List<String> wrong, List<String> refused)
            throws Exception {
        List<Frame> frames;
        try {
            frames = source.query(Query.of(schema.table + "." + schema.value, ALL)
                    .maxDataPoints(100_000)
                    .build());
        } catch (SimpleJsonException notShown) {
            refused.add(schema + (schema.needsSetting ? " needs a setting: " : " ") + notShown.getMessage());
            return;
        }
        List<TreeMap<Long, Double>> shown = new ArrayList<>();
        for (Frame frame : frames) {
            TimeSeries series = (TimeSeries) frame;
            TreeMap<Long, Double> points = new TreeMap<>();
            series.forEach(points::put);
            boolean merged = points.size() < series.size();
            shown.add(merged ? new TreeMap<>() : points);
        }
        boolean right = shown.size() == schema.series.size() && shown.containsAll(schema.series.values());
        if (right) {
            return;
        }
        boolean warned = frames.stream()
                .flatMap(frame -> frame.notices().stream())
                .anyMatch(notice -> notice.severity() == Notice.Severity.WARNING);
        String what = schema + " shown as " + frames.size() + " series for " + schema.series.size() + ", labels "
                + frames.stream()
                        .limit(3)
                        .map(frame -> ((TimeSeries) frame).labels())
                        .toList();
        (warned ? refused : wrong).add(what);
    }
}

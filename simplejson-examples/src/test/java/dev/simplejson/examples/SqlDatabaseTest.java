// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.jdbc.JdbcDataSource;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlDatabaseTest {
    private static final TimeRange ALL =
            TimeRange.between(Instant.parse("2012-01-01T00:00:00Z"), Instant.parse("2015-12-31T00:00:00Z"));

    @TempDir
    Path temporary;

    private SqlDatabase sample() {
        return new SqlDatabase(new Properties(), temporary);
    }

    private static List<Double> values(List<Frame> frames) throws Exception {
        List<Double> values = new ArrayList<>();
        for (Frame frame : frames) {
            ((TimeSeries) frame).forEach((millis, value) -> values.add(value));
        }
        return values;
    }

    @Test
    void metrics_withoutUrl_areThoseOfTheSample() throws Exception {
        assertThat(sample().name()).isEqualTo("weather");
        assertThat(sample().metrics())
                .extracting(Metric::name)
                .containsExactly(
                        "seattle_weather.precipitation",
                        "seattle_weather.temp_max",
                        "seattle_weather.temp_min",
                        "seattle_weather.wind",
                        "seattle_weather");
    }

    @Test
    void metrics_ofTheSample_areWhatIsInTheFile() throws Exception {
        Map<String, String> file =
                Map.of("jdbc.url", "jdbc:sqlite:" + WeatherFile.in(temporary), "table.seattle_weather.labels", "");
        try (JdbcDataSource opened = JdbcDataSource.of(file)) {
            assertThat(sample().metrics()).isEqualTo(opened.metrics());
        }
    }

    @Test
    void freshness_isThatOfTheSettings() {
        Properties settings = new Properties();
        settings.setProperty("jdbc.url", "jdbc:sqlite:" + temporary.resolve("my.db"));
        settings.setProperty("jdbc.freshness", "10s");
        settings.setProperty("metric.load.value.freshness", "1m");
        try (SqlDatabase database = new SqlDatabase(settings, temporary)) {
            assertThat(database.freshness("load.other")).isEqualTo(Duration.ofSeconds(10));
            assertThat(database.freshness("load.value")).isEqualTo(Duration.ofMinutes(1));
        }
    }

    @Test
    void freshness_ofTheSampleBeforeItIsAskedFor_opensNothing() {
        Properties settings = new Properties();
        settings.setProperty("jdbc.freshness", "10s");

        assertThat(new SqlDatabase(settings, temporary).freshness("seattle_weather.wind"))
                .isZero();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void metrics_urlInTheFileOfSettings_areThoseOfThatDatabase() throws Exception {
        String url = "jdbc:sqlite:" + temporary.resolve("my.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE load (time INTEGER, value REAL)");
            statement.execute("INSERT INTO load VALUES (1700000000, 1.5)");
        }
        Path file = Files.writeString(temporary.resolve("my.properties"), "jdbc.url = " + url + "\n");
        Properties settings = new Properties();
        settings.setProperty("jdbc.settings", file.toString());

        try (SqlDatabase database = new SqlDatabase(settings, temporary)) {
            assertThat(database.name()).isEqualTo("jdbc");
            assertThat(database.metrics()).extracting(Metric::name).containsExactly("load.value", "load");
        }
    }

    @Test
    void metrics_columns_arePartsOfTheirTable() throws Exception {
        assertThat(sample().metrics())
                .allSatisfy(metric ->
                        assertThat(metric.whole()).isEqualTo(metric.name().contains(".") ? "seattle_weather" : null));
    }

    @Test
    void sample_untilSomebodyAsks_isNotCreated() throws Exception {
        SqlDatabase database = sample();
        assertThat(database.name()).isEqualTo("weather");
        assertThat(database.answers("series A", RequestContext.none())).isFalse();
        assertThat(database.metrics()).isNotEmpty();
        assertThat(temporary).isEmptyDirectory();
        database.check(RequestContext.none());
        assertThat(temporary).isNotEmptyDirectory();
    }

    @Test
    void answers_sample_knowsItsMetricsAndThoseOfSettings() throws Exception {
        assertThat(sample().answers("seattle_weather", RequestContext.none())).isTrue();
        assertThat(sample().answers("seattle_weather.wind", RequestContext.none()))
                .isTrue();
        assertThat(sample().answers("seattle_weather.win", RequestContext.none()))
                .isFalse();
        Properties properties = new Properties();
        properties.setProperty("metric.windy.sql", "SELECT date AS time, wind FROM seattle_weather");
        SqlDatabase withMetric = new SqlDatabase(properties, temporary);
        assertThat(withMetric.answers("windy", RequestContext.none())).isTrue();
        assertThat(withMetric.answers("calm", RequestContext.none())).isFalse();
        withMetric.close();
    }

    @Test
    void query_sample_givesEveryDay() throws Exception {
        List<Double> values =
                values(sample().query(Query.of("seattle_weather.temp_max", ALL).build()));
        assertThat(values).hasSize(1461).startsWith(12.8, 10.6, 11.7);
    }

    @Test
    void query_sampleFilteredByWeather_givesThoseDays() throws Exception {
        AdhocFilter snow = AdhocFilter.of("weather", AdhocFilter.Operator.EQUAL, "snow");
        assertThat(values(sample().query(Query.of("seattle_weather.temp_max", ALL)
                        .filters(List.of(snow))
                        .build())))
                .hasSizeBetween(1, 100);
        assertThat(sample().tagValues("weather", new TagQuery(List.of(), ALL, RequestContext.none())))
                .containsExactly("drizzle", "fog", "rain", "snow", "sun");
    }

    @Test
    void in_calledTwice_givesTheSameUntouchedFile() throws Exception {
        Path first = WeatherFile.in(temporary);
        byte[] content = Files.readAllBytes(first);
        sample().metrics();
        assertThat(WeatherFile.in(temporary)).isEqualTo(first);
        assertThat(Files.readAllBytes(first)).isEqualTo(content);
        try (var files = Files.list(first.getParent())) {
            assertThat(files).containsExactly(first);
        }
    }

    @Test
    void in_folderThatOthersCanWriteTo_isNotUsed() throws Exception {
        Path folder = WeatherFile.in(temporary).getParent();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(WeatherFile.in(temporary).getParent()).isNotEqualTo(folder);
    }

    @Test
    void in_linkInPlaceOfTheFolder_isNotFollowed() throws Exception {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        String name = WeatherFile.in(Files.createDirectory(temporary.resolve("other")))
                .getParent()
                .getFileName()
                .toString();
        Files.createSymbolicLink(temporary.resolve(name), elsewhere);
        Path file = WeatherFile.in(temporary);
        assertThat(file.getParent().toRealPath(LinkOption.NOFOLLOW_LINKS)).isNotEqualTo(elsewhere);
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void metrics_withUrl_areThoseOfTheDatabase() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("jdbc.url", "jdbc:sqlite:" + WeatherFile.in(temporary));
        properties.setProperty("jdbc.name", "mine");
        SqlDatabase database = new SqlDatabase(properties, temporary);
        assertThat(database.name()).isEqualTo("mine");
        assertThat(database.metrics()).hasSize(5);
    }
}

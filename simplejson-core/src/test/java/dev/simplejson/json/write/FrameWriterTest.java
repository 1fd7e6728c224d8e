// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.simplejson.model.Column;
import dev.simplejson.model.ColumnType;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Notice;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeSeries;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameWriterTest {
    @Test
    void series_points_areValueAndTime() throws Exception {
        TimeSeries series = TimeSeries.named("cpu").points(new long[] {-1, 1_795_323_600_123L}, new double[] {1.5, 2});

        assertThat(written(series))
                .isEqualTo("{\"target\":\"cpu\",\"refId\":\"A\",\"datapoints\":[[1.5,-1],[2,1795323600123]]}");
    }

    @Test
    void series_valuesThatJsonHasNot_areNull() throws Exception {
        TimeSeries series = TimeSeries.named("cpu").points(new long[] {1, 2, 3}, new double[] {
            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
        });

        assertThat(written(series)).endsWith("\"datapoints\":[[null,1],[null,2],[null,3]]}");
    }

    @Test
    void series_noPoints_isAnEmptyArray() throws Exception {
        assertThat(written(TimeSeries.named("cpu").build()))
                .isEqualTo("{\"target\":\"cpu\",\"refId\":\"A\",\"datapoints\":[]}");
        assertThat(written(TimeSeries.named("cpu").points(sink -> {})))
                .isEqualTo("{\"target\":\"cpu\",\"refId\":\"A\",\"datapoints\":[]}");
    }

    @Test
    void series_everythingKnown_isAllSent() throws Exception {
        TimeSeries series = TimeSeries.named("cpu")
                .title("CPU \"load\"")
                .unit("percent")
                .label("region", "eu")
                .label("host", "web-1")
                .notice(Notice.info("thinned"))
                .notice(Notice.warning("old"))
                .notice(Notice.error("part is missing"))
                .executedQuery("select 1")
                .points(sink -> sink.add(1, 0.1));

        assertThat(written(series))
                .isEqualTo(
                        "{\"target\":\"cpu {host=web-1, region=eu}\",\"title\":\"CPU \\\"load\\\"\",\"refId\":\"A\",\"unit\":\"percent\","
                                + "\"tags\":{\"host\":\"web-1\",\"region\":\"eu\"},"
                                + "\"meta\":{\"notices\":[{\"severity\":\"info\",\"text\":\"thinned\"},"
                                + "{\"severity\":\"warning\",\"text\":\"old\"},"
                                + "{\"severity\":\"error\",\"text\":\"part is missing\"}],"
                                + "\"executedQueryString\":\"select 1\"},\"datapoints\":[[0.1,1]]}");
    }

    @Test
    void series_labelsWithoutTitle_keepsTheNameInTheLegend() throws Exception {
        TimeSeries series =
                TimeSeries.named("cpu").label("host", "a").label("dc", "b").build();

        assertThat(written(series))
                .isEqualTo("{\"target\":\"cpu {dc=b, host=a}\",\"title\":\"cpu {dc=b, host=a}\",\"refId\":\"A\","
                        + "\"tags\":{\"dc\":\"b\",\"host\":\"a\"},\"datapoints\":[]}");
    }

    @Test
    void table_everythingKnown_isAllSent() throws Exception {
        Table table = Table.named("servers")
                .columns(
                        Column.time("At"),
                        Column.string("Host"),
                        Column.number("Load")
                                .withUnit("percent")
                                .withDisplayName("CPU load")
                                .withDecimals(2),
                        Column.of("Up", ColumnType.BOOLEAN))
                .notice(Notice.info("old"))
                .executedQuery("select 1")
                .row(Instant.ofEpochMilli(5), "wéb-1", 1.5, true)
                .row(null, null, null, null)
                .build();

        assertThat(written(table))
                .isEqualTo("{\"type\":\"table\",\"name\":\"servers\",\"refId\":\"A\","
                        + "\"meta\":{\"notices\":[{\"severity\":\"info\",\"text\":\"old\"}],"
                        + "\"executedQueryString\":\"select 1\"},"
                        + "\"columns\":[{\"text\":\"At\",\"type\":\"time\"},{\"text\":\"Host\",\"type\":\"string\"},"
                        + "{\"text\":\"Load\",\"type\":\"number\",\"unit\":\"percent\","
                        + "\"displayNameFromDS\":\"CPU load\",\"decimals\":2},{\"text\":\"Up\",\"type\":\"boolean\"}],"
                        + "\"rows\":[[5,\"wéb-1\",1.5,true],[null,null,null,null]]}");
    }

    @Test
    void table_noRows_isAnEmptyArray() throws Exception {
        Table.Builder table = Table.named("servers").column(Column.string("Host"));
        String expected = "{\"type\":\"table\",\"name\":\"servers\",\"refId\":\"A\","
                + "\"columns\":[{\"text\":\"Host\",\"type\":\"string\"}],\"rows\":[]}";

        assertThat(written(table.build())).isEqualTo(expected);
        assertThat(written(table.rows(sink -> {}))).isEqualTo(expected);
    }

    static List<Arguments> numbers() {
        return List.of(
                Arguments.of(0.1f, "0.1"),
                Arguments.of(16_777_216f, "16777216"),
                Arguments.of(Float.NaN, "null"),
                Arguments.of(Float.NEGATIVE_INFINITY, "null"),
                Arguments.of(Double.NaN, "null"),
                Arguments.of(Double.POSITIVE_INFINITY, "null"),
                Arguments.of((byte) -1, "-1"),
                Arguments.of((short) 7, "7"),
                Arguments.of(7, "7"),
                Arguments.of(1L << 53, "9007199254740992"),
                Arguments.of(-(1L << 53), "-9007199254740992"),
                Arguments.of((1L << 53) + 1, "\"9007199254740993\""),
                Arguments.of(Long.MIN_VALUE, "\"-9223372036854775808\""),
                Arguments.of(BigInteger.valueOf(Long.MAX_VALUE), "\"9223372036854775807\""),
                Arguments.of(BigInteger.TWO.pow(64), "\"18446744073709551616\""),
                Arguments.of(new BigDecimal("9007199254740993.00"), "\"9007199254740993.00\""),
                Arguments.of(new BigDecimal("9007199254740993.5"), "9007199254740994"),
                Arguments.of(new BigDecimal("0.10"), "0.1"),
                Arguments.of(new BigDecimal("1e400"), "null"));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void cell_anyNumber_isItsShortestForm(Number number, String json) throws Exception {
        Table table = Table.named("t").column(Column.number("n")).row(number).build();

        assertThat(written(table)).endsWith("\"rows\":[[" + json + "]]}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void column_withIntegersThatBrowsersRound_isText(boolean deferred) throws Exception {
        Table.Builder table = Table.named("orders").columns(Column.number("id"), Column.number("amount"));
        Table orders = deferred
                ? table.rows(sink -> {
                    sink.add(-4_446_744_073_709_551_614L, 1.5);
                    sink.add(7, 2.5);
                })
                : table.row(-4_446_744_073_709_551_614L, 1.5).row(7, 2.5).build();
        String columns =
                "\"columns\":[{\"text\":\"id\",\"type\":\"string\"},{\"text\":\"amount\",\"type\":\"number\"}]";
        String rows = "\"rows\":[[\"-4446744073709551614\",1.5],[\"7\",2.5]]";
        String meta =
                "\"meta\":{\"notices\":[{\"severity\":\"info\",\"text\":\"column 'id' is text, because it holds integers beyond"
                        + " 9007199254740992, which browsers round\"}]}";

        assertThat(written(orders))
                .isEqualTo("{\"type\":\"table\",\"name\":\"orders\",\"refId\":\"A\","
                        + (deferred ? rows + "," + columns + "," + meta : meta + "," + columns + "," + rows) + "}");
    }

    /** What is no value as a number is none as a text, and a power of ten takes no more room than it has digits. */
    @Test
    void column_ofTextForIntegers_hasNoTextForWhatIsNoValue() throws Exception {
        Table table = Table.named("orders")
                .columns(Column.number("id"))
                .row(Long.MAX_VALUE)
                .row(Double.NaN)
                .row(Float.POSITIVE_INFINITY)
                .row(new BigDecimal("1e999999999"))
                .build();

        assertThat(written(table)).endsWith("\"rows\":[[\"9223372036854775807\"],[null],[null],[\"1E+999999999\"]]}");
    }

    @Test
    void column_withIntegersThatBrowsersRound_hasNoFractionBehindTheOthers() throws Exception {
        Table table = Table.named("t")
                .columns(Column.number("id"))
                .row(new BigDecimal("18446744073709551615"))
                .row(0.0)
                .row(1.5)
                .row(1f)
                .row(0.1f)
                .row(1e20)
                .build();

        assertThat(written(table))
                .endsWith(
                        "\"rows\":[[\"18446744073709551615\"],[\"0\"],[\"1.5\"],[\"1\"],[\"0.1\"],[\"100000000000000000000\"]]}");
    }

    @Test
    void deferred_thatThrows_passesItsExceptionOn() {
        TimeSeries series = TimeSeries.named("cpu").points(sink -> {
            throw new IllegalStateException("no data");
        });

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> written(series))
                .withMessage("no data");
    }

    @Test
    void deferred_clientGone_stopsTheProducer() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("gone");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("gone");
            }
        };
        TimeSeries endless = TimeSeries.named("cpu").points(sink -> {
            for (long time = 0; ; time++) {
                sink.add(time, 1);
            }
        });

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> FrameWriter.write(endless, "A", new JsonOutput(gone)))
                .withRootCauseInstanceOf(IOException.class);
    }

    private static String written(Frame frame) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonOutput out = new JsonOutput(bytes);
        FrameWriter.write(frame, "A", out);
        out.finish();
        return bytes.toString(UTF_8);
    }
}

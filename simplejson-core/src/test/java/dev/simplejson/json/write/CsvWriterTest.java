// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Column;
import dev.simplejson.model.Table;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            =1+1                                  | '=1+1
            =cmd!A0                               | '=cmd!A0
            @SUM(A1)                              | '@SUM(A1)
            +cmd                                  | '+cmd
            -cmd                                  | '-cmd
            -2+3+cmd                              | '-2+3+cmd
            ` =HYPERLINK("http://evil")`          | `"' =HYPERLINK(""http://evil"")"`
            ＝1+A1                                | '＝1+A1
            """)
    void cell_thatASpreadsheetWouldRun_isHarmless(String text, String written) throws Exception {
        assertThat(csv(text)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-5", "+5", "-1.5e-7", "-1E5", "-12 %", "+49 (170) 12-34", "a=b", "web-1", "-", "'=1", "3@4"})
    void cell_thatIsOnlyText_staysAsItIs(String text) throws Exception {
        assertThat(csv(text)).isEqualTo(text);
    }

    /** Else what stands behind it is a cell of its own, and may be a formula. */
    @ParameterizedTest
    @ValueSource(strings = {"a;b", "a;=1+cmd", "a\tb", "a,b", "a\nb"})
    void cell_inWhichASpreadsheetSeesAnotherBegin_isQuoted(String text) throws Exception {
        assertThat(csv(text)).isEqualTo('"' + text + '"');
    }

    @Test
    void header_thatASpreadsheetWouldRun_isHarmlessAndNumbersAreNumbers() throws Exception {
        Table table = Table.named("t")
                .columns(Column.number("=A1"), Column.string("-x"))
                .row(-5e-7, "\t@x")
                .build();

        assertThat(written(table)).isEqualTo("'=A1,'-x\r\n-5e-7,\"'\t@x\"\r\n");
    }

    @Test
    void floats_areWrittenAsInJson() throws Exception {
        Table table = Table.named("t")
                .columns(Column.number("n"), Column.number("none"))
                .row(1e-5f, Float.NaN)
                .row(16_777_216f, Float.NEGATIVE_INFINITY)
                .build();

        assertThat(written(table)).isEqualTo("n,none\r\n0.00001,\r\n16777216,\r\n");
    }

    private static String csv(String cell) throws Exception {
        String all =
                written(Table.named("t").columns(Column.string("c")).row(cell).build());
        return all.substring("c\r\n".length(), all.length() - 2);
    }

    private static String written(Table table) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvWriter.write(table, out);
        return out.toString(UTF_8);
    }
}

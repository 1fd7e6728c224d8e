// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.series;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    /** As CPython 3.11 prints them with repr and with %g. */
    @ParameterizedTest
    @CsvSource({
        "100,100.0,100",
        "1e6,1000000.0,1e+06",
        "1e-6,1e-06,1e-06",
        "0.123456789,0.123456789,0.123457",
        "12345678,12345678.0,1.23457e+07",
        "1e16,1e+16,1e+16",
        "1234567890123456,1234567890123456.0,1.23457e+15",
        "0.1,0.1,0.1",
        "0.0001,0.0001,0.0001",
        "0.00001,1e-05,1e-05",
        "-2.5,-2.5,-2.5",
        "5e-324,5e-324,4.94066e-324",
        "1.7976931348623157e308,1.7976931348623157e+308,1.79769e+308",
        "2.0E-3,0.002,0.002",
        "-0.0,-0.0,-0",
        "Infinity,inf,inf",
        "999999.5,999999.5,1e+06"
    })
    void shortestAndBrief_numbers_areWrittenAsByPython(double number, String shortest, String brief) {
        assertThat(Numbers.shortest(number)).isEqualTo(shortest);
        assertThat(Numbers.brief(number)).isEqualTo(brief);
    }
}

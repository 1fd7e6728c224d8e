// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusReasonTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            value = {
                "/now?target=series%20A ; HTTP/1.1 200 OK",
                "/now?target=series%20C ; HTTP/1.1 404 unknown target 'series C'; nearest known: 'series A'",
                "/now?target=%C3%A9%0D%0AX-Evil:1 ; HTTP/1.1 404 unknown target '???X-Evil:1'; nearest known: '"
            },
            quoteCharacter = '"')
    void statusLine_ofAnAnswer_tellsWhatFailed(String path, String line) throws IOException {
        try (DemoServer server = DemoServer.start()) {
            assertThat(server.statusLine(path)).startsWith(line);
        }
    }
}

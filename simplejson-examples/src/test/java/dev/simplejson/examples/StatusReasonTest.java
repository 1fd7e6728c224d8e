// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.examples.Markdown.Block;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
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
            assertThat(statusLine(server.port(), path)).startsWith(line);
        }
    }

    @Test
    void statusLine_inTheDocuments_isThatOfAWrongName() throws IOException {
        List<Block> shown =
                Markdown.blocks("text").filter(StatusReasonTest::isStatusLine).toList();

        assertThat(shown).hasSize(1);
        try (DemoServer server = DemoServer.start()) {
            String line = statusLine(server.port(), "/rows?target=series%20C");
            assertThat(new ShownJson(shown.get(0).text()).matches(line))
                    .as(line)
                    .isTrue();
        }
    }

    static boolean isStatusLine(Block block) {
        return block.text().startsWith("HTTP/1.1 ") && block.text().lines().count() == 1;
    }

    private static String statusLine(int port, String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }
}

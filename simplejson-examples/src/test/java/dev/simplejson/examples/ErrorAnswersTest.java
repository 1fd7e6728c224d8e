// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the example server answers to requests that Jetty refuses by itself, and to methods that no endpoint has. */
@Timeout(60)
class ErrorAnswersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "GET /%zz HTTP/1.1; 400",
                "GET /../secret HTTP/1.1; 400",
                "GET /%2e%2e/secret HTTP/1.1; 400",
                "GET /a%2fb HTTP/1.1; 400",
                "POST /%zz HTTP/1.1; 400",
                "PUT /%zz HTTP/1.1; 400",
                "nonsense; 400",
                "GET / HTTP/9.9; 505",
                "TRACE / HTTP/1.1; 405",
                "TRACE /query HTTP/1.1; 405"
            })
    void refusal_isJson_andTellsNothingOfTheServer(String requestLine, int status) throws IOException {
        String answer = answerTo(requestLine + "\r\nHost: 127.0.0.1\r\nX-Secret: 4711\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer).containsIgnoringCase("\r\nContent-Type: application/json\r\n");
        assertThat(body(answer)).startsWith("{\"message\":\"").endsWith("}").doesNotContain("4711");
        assertThat(answer).doesNotContainIgnoringCase("jetty").doesNotContain("Exception", "<html", "java.");
    }

    @ParameterizedTest
    @CsvSource({"20000, 431"})
    void header_thatIsTooLong_isRefusedInJson(int length, int status) throws IOException {
        String answer = answerTo("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: " + "x".repeat(length) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(body(answer)).startsWith("{\"message\":\"").endsWith("\"code\":\"BAD_REQUEST\"}");
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    private static String answerTo(String request) throws IOException {
        try (DemoServer server = DemoServer.start();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}

#!/usr/bin/env bash
# One would expect of the JDK's own com.sun.net.httpserver that a handler which fails half way leaves a broken answer,
# and of HttpExchange.close (docs: ends the exchange by closing the streams) that it is the right thing to do in a
# finally block.
# With JDK 17 and 25 both are true, and they do not go together: when the exception alone leaves the handler, the
# connection is closed without a last chunk and the client knows. With the usual try and finally, close() runs first
# and ends the chunked answer in good order. The client then gets a status of 200 and half of the rows, complete by
# the rules of HTTP. A try-with-resources on the response body does the same.
# This matters to anyone who serves rows or points with the JDK's server: a failed query is shown as a short one. So
# close the exchange after success only, and on failure let the exception go through.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > Look.java <<'JAVA'
import static java.nio.charset.StandardCharsets.*;

import com.sun.net.httpserver.*;
import java.io.*;
import java.net.*;

public class Look {
    static void half(OutputStream out) throws IOException {
        out.write("time,value\n1000,1\n2000,2\n".getBytes(US_ASCII));
        out.flush();
        throw new IOException("the database went away");
    }

    static String ask(HttpHandler handler) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", handler);
        server.start();
        try (Socket socket = new Socket("127.0.0.1", server.getAddress().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
            StringBuilder answer = new StringBuilder();
            int b;
            while (answer.indexOf("\r\n0\r\n\r\n") < 0 && (b = socket.getInputStream().read()) >= 0) {
                answer.append((char) b);
            }
            return "status " + answer.substring(9, 12) + ", last chunk " + (isWhole(answer) ? "SENT" : "missing");
        } finally {
            server.stop(0);
        }
    }

    static boolean isWhole(StringBuilder answer) {
        return answer.indexOf("\r\n0\r\n\r\n") >= 0;
    }

    public static void main(String[] args) throws Exception {
        System.out.println("exception only: " + ask(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            half(exchange.getResponseBody());
        }));
        System.out.println("close in finally: " + ask(exchange -> {
            try {
                exchange.sendResponseHeaders(200, 0);
                half(exchange.getResponseBody());
            } finally {
                exchange.close();
            }
        }));
        System.out.println("try with the body: " + ask(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                half(body);
            }
        }));
    }
}
JAVA
cat > expected.txt <<'SEEN'
exception only: status 200, last chunk missing
close in finally: status 200, last chunk SENT
try with the body: status 200, last chunk SENT
SEEN
java -version 2>&1 | head -n 1
timeout 300 java Look.java 2> errors.txt | tee seen.txt || { cat errors.txt >&2; exit 2; }
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

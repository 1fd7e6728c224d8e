#!/usr/bin/env bash
# One would expect that a servlet which throws in the middle of its answer leaves the client with a broken one: the
# status is out, so the container can only break the connection off (HTTP, RFC 9112 section 8: a chunked answer
# without its last chunk is incomplete).
# Tomcat 11.0.27 and Jetty 12.1.14 do that. Undertow 2.3.24.Final ends the answer in good order: last chunk, status
# 200, whatever was thrown (RuntimeException, IOException, StackOverflowError); its core without servlets does the
# same. No client can tell the cut answer from a whole one by HTTP.
# This matters wherever the format has no end of its own: of rows as CSV, line protocol or NDJSON the second half of
# the day is just missing, and a proxy may cache it. So what a server must not lose needs an end mark in the format or
# a length beforehand, and in Undertow the connection itself has to be closed; throwing is not enough.
set -euo pipefail

mvnw=$(cd "$(dirname "$0")/.." && pwd)/mvnw
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>io.undertow</groupId><artifactId>undertow-servlet</artifactId><version>2.3.24.Final</version></dependency>
    <dependency><groupId>org.apache.tomcat.embed</groupId><artifactId>tomcat-embed-core</artifactId><version>11.0.27</version></dependency>
    <dependency><groupId>org.eclipse.jetty.ee10</groupId><artifactId>jetty-ee10-servlet</artifactId><version>12.1.14</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import static java.nio.charset.StandardCharsets.*;

import io.undertow.*;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.http.*;
import java.io.*;
import java.net.*;
import java.util.logging.LogManager;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.ee10.servlet.*;
import org.eclipse.jetty.server.*;

public class Look {
    static final byte[] HALF = "time,value\n1000,1\n2000,2\n".getBytes(US_ASCII);

    static void half(OutputStream out) throws IOException {
        out.write(HALF);
        out.flush();
    }

    static int undertow(HttpServlet servlet) throws Exception {
        var factory = new ImmediateInstanceFactory<>(servlet);
        var manager = Servlets.defaultContainer().addDeployment(Servlets.deployment()
                .setClassLoader(Look.class.getClassLoader()).setContextPath("/").setDeploymentName("look")
                .addServlet(Servlets.servlet("look", servlet.getClass(), factory).addMapping("/*")));
        manager.deploy();
        var server = Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(manager.start()).build();
        server.start();
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    static int tomcat(HttpServlet servlet) throws Exception {
        var server = new Tomcat();
        server.setBaseDir(".");
        server.setPort(0);
        server.getConnector().setProperty("address", "127.0.0.1");
        var context = server.addContext("", new File(".").getAbsolutePath());
        Tomcat.addServlet(context, "look", servlet);
        context.addServletMappingDecoded("/*", "look");
        server.start();
        return server.getConnector().getLocalPort();
    }

    static int jetty(HttpServlet servlet) throws Exception {
        var server = new Server(new InetSocketAddress("127.0.0.1", 0));
        var context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(servlet), "/*");
        server.setHandler(context);
        server.start();
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    static int undertowCore() {
        var server = Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(new BlockingHandler(exchange -> {
            half(exchange.getOutputStream());
            throw new IllegalStateException("the database went away");
        })).build();
        server.start();
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    /** The answer as it comes over the wire, until the server closes or has sent the last chunk. */
    static String ask(int port) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
            StringBuilder answer = new StringBuilder();
            int b;
            while (answer.indexOf("\r\n0\r\n\r\n") < 0 && (b = socket.getInputStream().read()) >= 0) {
                answer.append((char) b);
            }
            return answer.toString();
        }
    }

    static void show(String server, int port) throws Exception {
        String answer = ask(port);
        String status = answer.substring(9, 12);
        boolean whole = answer.contains("\r\n0\r\n\r\n");
        System.out.println(server + ": status " + status + ", last chunk " + (whole ? "SENT" : "missing"));
    }

    public static void main(String[] args) {
        int status = 2;
        try {
            look();
            status = 0;
        } catch (Exception unexpected) {
            unexpected.printStackTrace();
        }
        System.exit(status);
    }

    static void look() throws Exception {
        LogManager.getLogManager().reset();
        HttpServlet failing = new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.setContentType("text/csv");
                half(response.getOutputStream());
                throw new IOException("the database went away");
            }
        };
        show("Tomcat 11.0.27", tomcat(failing));
        show("Jetty 12.1.14", jetty(failing));
        show("Undertow 2.3.24.Final, servlet", undertow(failing));
        show("Undertow 2.3.24.Final, core", undertowCore());
    }
}
JAVA
cat > expected.txt <<'SEEN'
Tomcat 11.0.27: status 200, last chunk missing
Jetty 12.1.14: status 200, last chunk missing
Undertow 2.3.24.Final, servlet: status 200, last chunk SENT
Undertow 2.3.24.Final, core: status 200, last chunk SENT
SEEN
timeout 300 java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt || { cat errors.txt >&2; exit 2; }
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

#!/usr/bin/env bash
# One would expect that a servlet which writes more bytes than it declared with setContentLength hears of it: an
# exception, or an answer that fails.
# Jetty 12.1.14 does: the one write that is too long throws, and the client gets 500. Tomcat 11.0.27 and Undertow
# 2.3.24.Final write up to the declared length, and drop the rest without a word: status 200, right length, wrong
# content. The servlet's write and close return normally.
# This matters because the usual mistake is a length in characters instead of bytes: with one "°C" in a legend, the
# answer is cut by one byte, with more of them at any place. JSON then fails in the browser; CSV loses the last rows,
# or the last digit of the last value, silently. So take the length from the encoded bytes or declare none, and test
# against Jetty, which tells.
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

    /** The whole answer as it comes over the wire, until the server closes. */
    static String ask(int port) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            String request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
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
        String[] heard = new String[1];
        HttpServlet miscounting = new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                String rows = "time,\u00b0C\n1000,21\n2000,21\n3000,217";
                try {
                    response.setContentType("text/csv;charset=UTF-8");
                    response.setContentLength(rows.length());
                    response.getOutputStream().write(rows.getBytes(UTF_8));
                    response.getOutputStream().close();
                    heard[0] = "nothing";
                } catch (Exception thrown) {
                    heard[0] = thrown.getClass().getSimpleName();
                }
            }
        };
        show("Tomcat 11.0.27", tomcat(miscounting), heard);
        show("Undertow 2.3.24.Final", undertow(miscounting), heard);
        show("Jetty 12.1.14", jetty(miscounting), heard);
    }

    static void show(String server, int port, String[] heard) throws Exception {
        String answer = ask(port);
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        String lastLine = body.substring(body.lastIndexOf('\n') + 1);
        String status = answer.substring(9, 12);
        System.out.println(server + ": status " + status + ", last row " + (status.equals("200") ? lastLine + " of 3000,217" : "-")
                + ", the servlet hears " + heard[0]);
    }
}
JAVA
cat > expected.txt <<'SEEN'
Tomcat 11.0.27: status 200, last row 3000,21 of 3000,217, the servlet hears nothing
Undertow 2.3.24.Final: status 200, last row 3000,21 of 3000,217, the servlet hears nothing
Jetty 12.1.14: status 500, last row -, the servlet hears IllegalStateException
SEEN
timeout 300 java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt || { cat errors.txt >&2; exit 2; }
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'

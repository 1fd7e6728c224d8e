// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples.war;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.core.JreMemoryLeakPreventionListener;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.util.ServerInfo;

/** A process: Tomcat with a web application that is deployed, asked and taken away three times. Needs nothing but Tomcat. */
public final class Tomcats {
    private static final Pattern POINTS = Pattern.compile("\"datapoints\":(\\[.*?])}");

    /** What Tomcat says of an application that leaves a driver, a thread or the like behind. */
    private static final class Warnings extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            String message = String.valueOf(line.getMessage());
            if (line.getLevel().intValue() >= Level.WARNING.intValue() && message.startsWith("The web application")) {
                lines.add(message);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private Tomcats() {}

    /**
     * The process.
     *
     * @param arguments a folder for Tomcat, that of the web application, and whether Tomcat has the JVM look for drivers first, as it does
     *     by default
     */
    public static void main(String[] arguments) throws Exception {
        Path base = Files.createDirectories(Path.of(arguments[0]));
        Files.createDirectories(base.resolve("webapps"));
        // SQLite's driver runs a program when it is loaded. The JDK's thread that waits for programs lives for a minute
        // and keeps the class loader of
        // whoever had it started.
        new ProcessBuilder("true").start().waitFor();
        Warnings warnings = new Warnings();
        Logger.getLogger("").addHandler(warnings);
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        if (Boolean.parseBoolean(arguments[2])) {
            tomcat.getServer().addLifecycleListener(new JreMemoryLeakPreventionListener());
        }
        String number = ServerInfo.getServerNumber();
        System.out.println("= Tomcat " + number.substring(0, number.startsWith("11") ? 2 : number.indexOf('.', 3)));
        StandardHost host = (StandardHost) tomcat.getHost();
        tomcat.start();
        for (int deployment = 0; deployment < 3; deployment++) {
            Context context = tomcat.addContext("", arguments[1]);
            Wrapper servlet = Tomcat.addServlet(context, "simplejson", "dev.simplejson.servlet.SimpleJsonServlet");
            servlet.setLoadOnStartup(1);
            servlet.addMapping("/*");
            System.out.println("= " + ask(tomcat.getConnector().getLocalPort()));
            host.removeChild(context);
        }
        System.out.println("= warnings " + warnings.lines);
        System.out.println("= class loaders left " + leftOf(host));
        tomcat.stop();
        tomcat.destroy();
    }

    /** The applications whose classes something still holds; the collector has several chances. */
    private static List<String> leftOf(StandardHost host) {
        List<String> left = List.of(host.findReloadedContextMemoryLeaks());
        for (int i = 0; i < 20 && !left.isEmpty(); i++) {
            left = List.of(host.findReloadedContextMemoryLeaks());
        }
        return left;
    }

    private static String ask(int port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/query"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"range\":{\"from\":1690000000000,\"to\":1710000000000},"
                        + "\"maxDataPoints\":10,\"targets\":[{\"target\":\"t.v\"}]}"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        Matcher points = POINTS.matcher(answer.body());
        return answer.statusCode() + " " + (points.find() ? points.group(1) : answer.body());
    }
}

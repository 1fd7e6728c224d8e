// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.examples.war.Tomcats;
import dev.simplejson.examples.war.WarDatabase;
import dev.simplejson.jdbc.JdbcDataSource;
import dev.simplejson.servlet.SimpleJsonServlet;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A web application with the driver of its database in {@code WEB-INF/lib}, deployed and deployed again, in a JVM of its own: what a
 * driver's registration does depends on who looked first.
 */
class WarTest {
    @TempDir
    Path folder;

    private Path webApp;

    @BeforeEach
    void writeWebApp() throws Exception {
        webApp = folder.resolve("app");
        Path classes = Files.createDirectories(webApp.resolve("WEB-INF/classes"));
        Path lib = Files.createDirectories(webApp.resolve("WEB-INF/lib"));
        for (Class<?> type : List.of(SimpleJsonEngine.class, JdbcDataSource.class, SimpleJsonServlet.class)) {
            copy(placeOf(type), type, lib);
        }
        for (String name : List.of(
                "org.sqlite.JDBC",
                "org.slf4j.Logger",
                "com.fasterxml.jackson.core.JsonFactory",
                "com.google.re2j.Pattern")) {
            Path jar = placeOf(Class.forName(name));
            Files.copy(jar, lib.resolve(jar.getFileName()));
        }
        copyClass(WarDatabase.class, classes);
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve("dev.simplejson.spi.DataSource"), WarDatabase.class.getName());
        String file = folder.resolve("my.db").toString();
        Files.writeString(classes.resolve("war.properties"), "jdbc.url = jdbc:sqlite:" + file);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (time INTEGER, v REAL)");
            statement.execute("INSERT INTO t VALUES (1700000000, 1.5)");
        }
    }

    private static Path placeOf(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** A module is a folder of classes while it is tested, and a jar later; both are a jar of the web application. */
    private static void copy(Path place, Class<?> type, Path lib) throws IOException {
        if (!Files.isDirectory(place)) {
            Files.copy(place, lib.resolve(place.getFileName()));
            return;
        }
        Path jar = lib.resolve(type.getSimpleName() + ".jar");
        try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of("create", "true"));
                Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = inside.getPath("/" + place.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
            assertThat(inside.getPath("/" + type.getName().replace('.', '/') + ".class"))
                    .exists();
        }
    }

    /** A class and those inside it. */
    private static void copyClass(Class<?> type, Path classes) throws Exception {
        Path from = placeOf(type).resolve(type.getPackageName().replace('.', '/'));
        Path to = Files.createDirectories(classes.resolve(type.getPackageName().replace('.', '/')));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().matches(type.getSimpleName() + "(\\$.*)?\\.class")) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"10.1, true", "10.1, false", "11, true", "11, false"})
    void deploy_andDeployAgain_findsTheDriverAndLeavesNothing(String version, boolean lookFirst) throws Exception {
        Path server = Files.createDirectories(folder.resolve("server"));
        copyClass(Tomcats.class, server);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                server + java.io.File.pathSeparator + tomcat(version),
                "--add-opens=java.base/java.lang=ALL-UNNAMED", // Tomcat looks into the JVM for what is left behind.
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED",
                Tomcats.class.getName(),
                folder.resolve("base").toString(),
                webApp.toString(),
                Boolean.toString(lookFirst)));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(Files.readAllLines(output).stream().filter(line -> line.startsWith("= ")))
                .as(Files.readString(output))
                .containsExactly(
                        "= Tomcat " + version,
                        "= 200 [[1.5,1700000000000]]",
                        "= 200 [[1.5,1700000000000]]",
                        "= 200 [[1.5,1700000000000]]",
                        "= warnings []",
                        "= class loaders left []");
    }

    private static String tomcat(String version) throws Exception {
        if (version.equals("10.1")) {
            return placeOf(Tomcat.class)
                    + java.io.File.pathSeparator
                    + placeOf(Class.forName("jakarta.annotation.Resource"));
        }
        Path jars = Path.of("target", "tomcat-11");
        assertThat(jars).as("the jars that Maven copies there").isDirectory();
        return jars.toAbsolutePath() + java.io.File.separator + "*";
    }
}

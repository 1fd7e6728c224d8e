// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.JdbcDataSource;
import dev.simplejson.model.SimpleJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers that {@link DriverManager} does not know: it looked before they were there, or one before them cannot be loaded. */
class DriversTest {
    /** The major version of a class file of Java 75. */
    private static final byte JAVA_75 = 44 + 75;

    private final ClassLoader context = Thread.currentThread().getContextClassLoader();

    @TempDir
    Path folder;

    @AfterEach
    void restoreContext() {
        Thread.currentThread().setContextClassLoader(context);
    }

    /** As in a web application: the library and the driver have a class loader of their own, and the manager looked long ago. */
    @Test
    void build_driverThatCameWithAnApplication_isFoundAndTakenBack() throws Exception {
        DriverManager.drivers().close();
        URL[] application = {
            place(JdbcDataSource.class), place(SimpleJsonException.class), place(Class.forName("org.sqlite.JDBC"))
        };
        try (URLClassLoader loader = new URLClassLoader(application, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Method registered = loader.loadClass(Drivers.class.getName()).getDeclaredMethod("registered", Map.class);
            registered.setAccessible(true);

            AutoCloseable first = open(loader, "jdbc:sqlite:nowhere.db");
            AutoCloseable second = open(loader, "jdbc:sqlite:nowhere.db");
            assertThat((Collection<?>) registered.invoke(null, new HashMap<>())).hasSize(1);
            first.close();
            first.close();
            assertThat((Collection<?>) registered.invoke(null, new HashMap<>())).hasSize(1);
            second.close();

            assertThat((Collection<?>) registered.invoke(null, new HashMap<>())).isEmpty();
        }
    }

    private static AutoCloseable open(ClassLoader loader, String url) throws ReflectiveOperationException {
        Object builder = loader.loadClass(JdbcDataSource.class.getName())
                .getMethod("builder", String.class)
                .invoke(null, url);
        return (AutoCloseable) builder.getClass().getMethod("build").invoke(builder);
    }

    private static URL place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    @Test
    void build_driverThatNeedsANewerJava_isNamedAndHidesNoOther() throws Exception {
        compileForJava75(Newer.class);
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve("java.sql.Driver"),
                Newer.class.getName() + "\nnot.There\n" + Behind.class.getName() + "\n");
        try (URLClassLoader loader = new ChildFirst(folder.toUri().toURL())) {
            Thread.currentThread().setContextClassLoader(loader);

            JdbcDataSource.builder("jdbc:behind:").build().close();
            assertThatThrownBy(() -> JdbcDataSource.builder("jdbc:behind:x?password=geheim")
                            .build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the setting jdbc.url, jdbc:behind:…, is not taken by the driver "
                            + Behind.class.getName() + ", which is there; see how it wants its URLs to be written");

            assertThatThrownBy(() -> JdbcDataSource.builder("jdbc:nonsense://host/x?secret=1")
                            .build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("no JDBC driver for the setting jdbc.url, jdbc:nonsense://host/x;")
                    .hasMessageContaining(Newer.class.getName() + " needs Java 75 or later, and this is Java "
                            + Runtime.version().feature())
                    .hasMessageContaining("not.There not found");
        }
    }

    /** Derby 10.17 itself, where the library finds no other Derby. */
    @Test
    void build_derbyThatNeedsANewerJava_isNamedAndHidesNoOther() throws Exception {
        Path jars = Path.of("target", "jars-apart");
        URL[] application = {
            jars.resolve("derby.jar").toUri().toURL(),
            jars.resolve("derbyshared.jar").toUri().toURL(),
            place(JdbcDataSource.class),
            place(SimpleJsonException.class),
            place(Class.forName("org.sqlite.JDBC"))
        };
        try (URLClassLoader loader = new URLClassLoader(application, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);

            open(loader, "jdbc:sqlite:nowhere.db").close();

            if (Runtime.version().feature() < 19) {
                assertThatThrownBy(() -> open(loader, "jdbc:derby:memory:x"))
                        .cause()
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(
                                "no JDBC driver for the setting jdbc.url, jdbc:derby:memory:…; expected its driver on the"
                                        + " class path; there is, but cannot be used: org.apache.derby.iapi.jdbc.AutoloadedDriver"
                                        + " needs Java 19 or later, and this is Java "
                                        + Runtime.version().feature());
            } else {
                open(loader, "jdbc:derby:memory:x").close();
            }
        }
    }

    private void compileForJava75(Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
            byte[] compiled = in.readAllBytes();
            compiled[7] = JAVA_75;
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, compiled);
        }
    }

    /** Finds its own classes before those of its parent. */
    private static final class ChildFirst extends URLClassLoader {
        ChildFirst(URL folder) {
            super(new URL[] {folder}, DriversTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(Newer.class.getName()) ? findClass(name) : super.loadClass(name, resolve);
        }
    }

    /** A driver that this Java can only load as long as nobody says what it was compiled for. */
    public static final class Newer extends AbstractDriver {
        public Newer() {
            super("jdbc:newer:");
        }
    }

    /** A driver that comes after one that cannot be loaded. */
    public static final class Behind extends AbstractDriver {
        public Behind() {
            super("jdbc:behind:");
        }
    }

    /** A driver that knows one URL and opens nothing. */
    abstract static class AbstractDriver implements Driver {
        private final String url;

        AbstractDriver(String url) {
            this.url = url;
        }

        @Override
        public @Nullable Connection connect(String given, Properties info) throws SQLException {
            throw new SQLException("opens nothing");
        }

        @Override
        public boolean acceptsURL(String given) {
            return given.equals(url);
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String given, Properties info) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds drivers where this application has them. {@link DriverManager} looks once in the life of a JVM, with the class loader of whoever
 * came first: in a servlet container that is rarely the web application that brings the driver. So drivers are looked for with the context
 * class loader and with this library's, and connect themselves. Thread-safe.
 */
final class Drivers {
    private static final System.Logger LOGGER = System.getLogger(Drivers.class.getName());

    /** https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.1-200-B.2: Java 17 reads up to 61. */
    private static final int CLASS_VERSION_OF_JAVA_0 = 44;

    private static final Pattern NEWER_JAVA =
            Pattern.compile("(\\S+) has been compiled by a more recent version.*?class file version (\\d+)");

    private static final Pattern DATABASE = Pattern.compile("jdbc:([a-z][a-z0-9]+)");

    /** What drivers registered while they were loaded here, to be taken back when the last source has closed. */
    private static final List<Driver> REGISTERED = new ArrayList<>();

    private static int users;

    private Drivers() {}

    /**
     * The driver for a URL; {@link #release} gives it back.
     *
     * @param shownUrl the URL for messages
     * @throws IllegalArgumentException if there is none; the message names the drivers that are there but cannot be loaded, and why
     */
    static Driver find(String url, String shownUrl) {
        synchronized (Drivers.class) {
            Map<String, String> broken = new LinkedHashMap<>();
            List<Driver> candidates = candidates(broken);
            for (Driver driver : candidates) {
                if (accepts(driver, url, broken)) {
                    users++;
                    return driver;
                }
            }
            if (users == 0) {
                takeBack();
            }
            String refusing = refusing(candidates, url, broken);
            if (!refusing.isEmpty()) {
                throw new IllegalArgumentException("the setting jdbc.url, " + shownUrl + ", is not taken by the driver "
                        + refusing + ", which is there; see how it wants its URLs to be written");
            }
            String couldNot = broken.isEmpty()
                    ? "; one that is older than JDBC 4 has to be named as well, -Djdbc.drivers=<its class>"
                    : "; there is, but cannot be used: " + String.join("; ", broken.values());
            throw new IllegalArgumentException("no JDBC driver for the setting jdbc.url, " + shownUrl
                    + "; expected its driver on the class path" + couldNot);
        }
    }

    /** The drivers that are called as the URL begins: {@code net.snowflake.client.jdbc.SnowflakeDriver} for {@code jdbc:snowflake:x}. */
    private static String refusing(List<Driver> candidates, String url, Map<String, String> broken) {
        Matcher database = DATABASE.matcher(url.toLowerCase(Locale.ROOT));
        // One that is broken may be there, too, as Ignite's is, which registers before it fails.
        if (!database.lookingAt()
                || broken.values().stream()
                        .anyMatch(why -> why.toLowerCase(Locale.ROOT).contains(database.group(1)))) {
            return "";
        }
        return candidates.stream()
                .map(driver -> driver.getClass().getName())
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(database.group(1)))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** A source that found a driver is closed. A container would warn of drivers that its applications leave behind. */
    static void release() {
        synchronized (Drivers.class) {
            users--;
            if (users == 0) {
                takeBack();
            }
        }
    }

    private static void takeBack() {
        for (Driver driver : REGISTERED) {
            try {
                DriverManager.deregisterDriver(driver);
            } catch (SQLException | SecurityException failure) {
                LOGGER.log(
                        System.Logger.Level.WARNING,
                        "the driver " + driver.getClass().getName() + " stays registered: " + failure.getMessage());
            }
        }
        REGISTERED.clear();
    }

    private static List<Driver> candidates(Map<String, String> broken) {
        // As the manager does when it is first asked, which tells nobody why it could not load one. Nor does the JVM, a
        // second time.
        load(
                ServiceLoader.load(Driver.class, ClassLoader.getSystemClassLoader())
                        .iterator(),
                new ArrayList<>(),
                broken);
        Set<Driver> before = registered(broken);
        List<Driver> found = new ArrayList<>();
        Set<@Nullable ClassLoader> loaders = new LinkedHashSet<>();
        loaders.add(Thread.currentThread().getContextClassLoader());
        loaders.add(Drivers.class.getClassLoader());
        for (ClassLoader loader : loaders) {
            load(ServiceLoader.load(Driver.class, loader).iterator(), found, broken);
        }
        for (Driver driver : registered(broken)) {
            if (!before.contains(driver) && !livesAsLongAsTheJvm(driver)) {
                REGISTERED.add(driver);
            }
        }
        found.addAll(before);
        return found;
    }

    /** One that cannot be loaded must not hide those behind it. */
    private static void load(Iterator<Driver> providers, List<Driver> found, Map<String, String> broken) {
        // One that fails again in the same way would do so for ever.
        Set<@Nullable String> failures = new HashSet<>();
        boolean more = true;
        while (more) {
            try {
                more = providers.hasNext();
                if (more) {
                    found.add(providers.next());
                }
            } catch (ServiceConfigurationError | LinkageError failure) {
                more = failures.add(failure.getMessage());
                note(failure, broken);
            }
        }
    }

    /** The first reason is the best: the JVM tells only once why a class does not load. */
    private static void note(Throwable failure, Map<String, String> broken) {
        broken.putIfAbsent(String.valueOf(failure.getMessage()), reason(failure));
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < 10 && cause.getCause() != null; depth++) {
            cause = cause.getCause();
        }
        Matcher newer = NEWER_JAVA.matcher(String.valueOf(cause.getMessage()));
        if (newer.lookingAt()) {
            return newer.group(1).replace('/', '.') + " needs Java "
                    + (Integer.parseInt(newer.group(2)) - CLASS_VERSION_OF_JAVA_0) + " or later, and this is Java "
                    + Runtime.version().feature();
        }
        String text = cause instanceof ServiceConfigurationError ? cause.getMessage() : cause.toString();
        return cause.equals(failure) ? String.valueOf(text) : failure.getMessage() + " (" + text + ")";
    }

    private static boolean accepts(Driver driver, String url, Map<String, String> broken) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException | RuntimeException | LinkageError failure) {
            // Without the message: it may hold the URL.
            String name = driver.getClass().getName();
            broken.put(
                    name, name + " fails at the URL with " + failure.getClass().getName());
            return false;
        }
    }

    /**
     * The drivers that are registered. Should nobody have asked before, the manager looks for drivers now: with the JVM's own class loader,
     * so that it keeps none of a web application. One that registered before it failed to load, as Ignite's does, has the manager fail for
     * all.
     */
    private static Set<Driver> registered(Map<String, String> broken) {
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            Set<Driver> drivers = Collections.newSetFromMap(new IdentityHashMap<>());
            DriverManager.drivers().forEach(drivers::add);
            return drivers;
        } catch (LinkageError failure) {
            if (broken.isEmpty()) {
                note(failure, broken);
            }
            return Set.of();
        } finally {
            thread.setContextClassLoader(context);
        }
    }

    private static boolean livesAsLongAsTheJvm(Driver driver) {
        ClassLoader its = driver.getClass().getClassLoader();
        for (ClassLoader loader = ClassLoader.getSystemClassLoader(); loader != null; loader = loader.getParent()) {
            if (loader.equals(its)) {
                return true;
            }
        }
        return its == null;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spi;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The data sources of a server, by name. Immutable and thread-safe.
 *
 * <p>Found by {@link #load()} or given by hand with {@link #of}: discovery is nothing but registration.
 */
public final class DataSources implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(DataSources.class.getName());

    private static final String SERVICES_FILE = "META-INF/services/" + DataSource.class.getName();

    /** What the last segment of a path means something else by; below {@code -} are the endpoints of our own. */
    private static final Set<String> RESERVED = Set.of(
            "-",
            "query",
            "search",
            "metrics",
            "metric-payload-options",
            "variable",
            "annotations",
            "tag-keys",
            "tag-values",
            "rows",
            "now",
            "infinity",
            "openapi.yaml");

    private static final int LOAD_SECONDS = 10;
    private static final int CLOSE_SECONDS = 5;

    private final Map<String, DataSource> byName;
    private final List<String> problems;

    private DataSources(Collection<? extends DataSource> sources, List<String> problems) {
        Map<String, DataSource> sorted = new TreeMap<>();
        for (DataSource source : sources) {
            String name = checkedName(Objects.requireNonNull(source, "a data source is null"));
            DataSource other = sorted.put(name, source);
            if (other != null) {
                throw new IllegalArgumentException("data source name '" + name + "' is claimed by both "
                        + other.getClass().getName() + " and "
                        + source.getClass().getName() + "; rename or remove one");
            }
        }
        this.byName = Collections.unmodifiableMap(sorted);
        this.problems = List.copyOf(problems);
    }

    /**
     * The data sources that {@link ServiceLoader} finds with this thread's context class loader.
     *
     * @throws IllegalArgumentException as {@link #load(ClassLoader)}
     */
    public static DataSources load() {
        return load(Thread.currentThread().getContextClassLoader());
    }

    /**
     * The data sources that {@link ServiceLoader} finds, ordered by name. A provider that cannot be loaded is logged and listed in
     * {@link #problems()}; the others work.
     *
     * @param classLoader where to look; null for the system class loader
     * @throws IllegalArgumentException if two sources have the same name, or one has a name that cannot be used
     */
    public static DataSources load(@Nullable ClassLoader classLoader) {
        List<DataSource> found = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Iterator<ServiceLoader.Provider<DataSource>> providers =
                ServiceLoader.load(DataSource.class, classLoader).stream().iterator();
        while (hasNext(providers, problems)) {
            ServiceLoader.Provider<DataSource> provider = providers.next();
            DataSource source = made(provider, problems);
            if (source != null) {
                found.add(source);
            }
        }
        return new DataSources(found, problems);
    }

    /**
     * These data sources.
     *
     * @throws IllegalArgumentException if two sources have the same name, or one has a name that cannot be used
     */
    public static DataSources of(DataSource... sources) {
        return of(Arrays.asList(sources));
    }

    /**
     * These data sources.
     *
     * @throws IllegalArgumentException if two sources have the same name, or one has a name that cannot be used
     */
    public static DataSources of(Collection<? extends DataSource> sources) {
        return new DataSources(sources, List.of());
    }

    /** The sources by name, in the order of their names. */
    public Map<String, DataSource> byName() {
        return byName;
    }

    /** One message per provider that was found but could not be loaded; usually empty. */
    public List<String> problems() {
        return problems;
    }

    /**
     * Closes every source that is {@link AutoCloseable}, for the owner of discovered sources. One after the other, each on a thread of its
     * own; none keeps the others open. What one throws is logged, and so is who has not closed after some seconds.
     */
    @Override
    public void close() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
        byName.forEach((name, source) -> {
            if (source instanceof AutoCloseable closeable) {
                Thread closing = new Thread(() -> close(name, closeable), "simplejson-close-" + name);
                closing.setDaemon(true);
                closing.start();
                await(name, closing, until);
            }
        });
    }

    private static void close(String name, AutoCloseable source) {
        try {
            source.close();
        } catch (Throwable failure) { // An Error, too, is no reason to leave the log without a word.
            LOGGER.log(System.Logger.Level.WARNING, "data source '" + name + "' did not close", failure);
        }
    }

    private static void await(String name, Thread closing, long untilNanos) {
        try {
            long left = Math.max(0, untilNanos - System.nanoTime()) / 1_000_000;
            closing.join(Math.max(100, Math.min(left, 2_000)));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        if (closing.isAlive()) {
            Exception standing = new TimeoutException("its thread stands here");
            standing.setStackTrace(closing.getStackTrace());
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "data source '" + name + "' does not close, and is left as it is",
                    standing);
            closing.interrupt();
        }
    }

    @Override
    public String toString() {
        return "DataSources" + byName.keySet();
    }

    /** A constructor that hangs must not keep the server from starting, so it runs on a thread that can be left to itself. */
    private static @Nullable DataSource made(ServiceLoader.Provider<DataSource> provider, List<String> problems) {
        FutureTask<DataSource> making = new FutureTask<>(provider::get);
        Thread thread = new Thread(making, "simplejson-load");
        thread.setDaemon(true);
        thread.start();
        try {
            return making.get(LOAD_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            addProblem(problems, provider.type().getName(), failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException hangs) {
            Exception standing = new TimeoutException("its constructor does not return within " + LOAD_SECONDS + "s");
            standing.setStackTrace(thread.getStackTrace());
            addProblem(problems, provider.type().getName(), standing);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            addProblem(problems, provider.type().getName(), stopping);
        }
        making.cancel(true);
        return null;
    }

    /** A provider file that names a missing class throws here; the iterator then goes on behind it. */
    private static boolean hasNext(Iterator<?> providers, List<String> problems) {
        while (true) {
            try {
                return providers.hasNext();
            } catch (ServiceConfigurationError | LinkageError failure) {
                boolean isNew = addProblem(problems, "a data source provider", failure);
                if (!isNew && failure.getCause() instanceof IOException) {
                    return false; // The class loader cannot be read: it would say so for ever.
                }
            }
        }
    }

    private static boolean addProblem(List<String> problems, String provider, Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String expected = cause instanceof NoSuchMethodException || cause instanceof IllegalAccessException
                ? "; expected a public class with a public constructor that takes nothing"
                : "";
        String problem = provider + " cannot be loaded and is left out: " + cause + expected;
        boolean isNew = !problems.contains(problem);
        if (isNew) {
            problems.add(problem);
            LOGGER.log(System.Logger.Level.WARNING, problem + " (named in " + SERVICES_FILE + ")", failure);
        }
        return isNew;
    }

    private static String checkedName(DataSource source) {
        @Nullable String name;
        try {
            name = source.name();
        } catch (RuntimeException failure) {
            throw new IllegalArgumentException(
                    "data source " + source.getClass().getName() + " cannot say its name: " + failure, failure);
        }
        String expected = expectedInsteadOf(name);
        if (name == null || expected != null) {
            throw new IllegalArgumentException("data source "
                    + source.getClass().getName() + " has the name '" + name + "'; expected a name that " + expected);
        }
        return name;
    }

    private static @Nullable String expectedInsteadOf(@Nullable String name) {
        if (name == null || name.isBlank() || name.indexOf('/') >= 0) {
            return "is not blank and holds no '/'";
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return "holds no control character";
        }
        if (name.equals(".") || name.equals("..")) {
            return "is not one of a folder, as it is in a URL";
        }
        return RESERVED.contains(name) ? "no endpoint has: the path /" + name + " leads there" : null;
    }
}

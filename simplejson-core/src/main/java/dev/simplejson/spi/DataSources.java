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
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The data sources of a server, by name. Immutable and thread-safe.
 *
 * <p>Found by {@link #load()} or given by hand with {@link #of}: discovery is nothing but registration.
 */
public final class DataSources implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(DataSources.class.getName());

    private final Map<String, DataSource> byName;
    private final List<String> problems;

    private DataSources(Collection<? extends DataSource> sources, List<String> problems) {
        Map<String, DataSource> sorted = new TreeMap<>();
        for (DataSource source : sources) {
            String name = checkedName(source);
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
            try {
                found.add(provider.get());
            } catch (ServiceConfigurationError | LinkageError failure) {
                addProblem(problems, provider.type().getName(), failure);
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
     * Closes every source that is {@link AutoCloseable}, for the owner of discovered sources. What one throws is logged and does not keep
     * the others open.
     */
    @Override
    public void close() {
        byName.forEach((name, source) -> {
            if (source instanceof AutoCloseable closeable) {
                try {
                    closeable.close();
                } catch (Exception failure) {
                    LOGGER.log(System.Logger.Level.WARNING, "data source '" + name + "' did not close", failure);
                }
            }
        });
    }

    @Override
    public String toString() {
        return "DataSources" + byName.keySet();
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
        String problem = provider + " cannot be loaded and is left out: " + cause;
        boolean isNew = !problems.contains(problem);
        if (isNew) {
            problems.add(problem);
            LOGGER.log(System.Logger.Level.ERROR, problem, failure);
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
        if (name == null || name.isBlank() || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException(
                    "data source " + source.getClass().getName() + " has the name '" + name
                            + "'; expected a name that is not blank and holds no '/'");
        }
        return name;
    }
}

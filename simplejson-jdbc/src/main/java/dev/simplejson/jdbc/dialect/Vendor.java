// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A maker of databases, and all in which its databases are different from others: one object of each kind. Thread-safe if these are.
 *
 * @see DialectProvider
 */
public class Vendor {
    private static final System.Logger LOGGER = System.getLogger(Vendor.class.getName());

    private final Connecting connecting;
    private final Metadata metadata;
    private final Dialect dialect;
    private final FailureKinds failures;

    /**
     * A maker.
     *
     * @param connecting how connections are opened, lent and stopped
     * @param metadata which tables there are
     * @param dialect its SQL
     * @param failures what its driver's failures mean
     */
    public Vendor(Connecting connecting, Metadata metadata, Dialect dialect, FailureKinds failures) {
        this.connecting = Objects.requireNonNull(connecting, "connecting is null");
        this.metadata = Objects.requireNonNull(metadata, "metadata is null");
        this.dialect = Objects.requireNonNull(dialect, "dialect is null");
        this.failures = Objects.requireNonNull(failures, "failures is null");
    }

    /** How connections are opened, lent and stopped. */
    public final Connecting connecting() {
        return connecting;
    }

    /** Which tables there are. */
    public final Metadata metadata() {
        return metadata;
    }

    /** Its SQL. */
    public final Dialect dialect() {
        return dialect;
    }

    /** What its driver's failures mean. */
    public final FailureKinds failures() {
        return failures;
    }

    /**
     * What the first connection tells beside the URL: called with it before anything is asked, once for each data source, or again if
     * it fails. Another maker may be behind the URL, or the database may be asked what it can do.
     *
     * @return what everything else is asked of; this object unless overridden
     * @throws SQLException if the connection fails; the question that it was opened for fails with it
     */
    public Vendor on(Connection connection) throws SQLException {
        return this;
    }

    /**
     * The maker of a database, by the providers on the class path or the module path, and those of this library last. Of one that nobody
     * knows by name, little is taken for granted.
     *
     * @param url the JDBC URL
     */
    public static Vendor ofUrl(String url) {
        for (DialectProvider provider : providers()) {
            Vendor vendor = provider.vendor(url);
            if (vendor != null) {
                return vendor;
            }
        }
        return new CarefulVendor();
    }

    /** Those that came with the application first: they may know better. */
    private static List<DialectProvider> providers() {
        Set<@Nullable ClassLoader> loaders = new LinkedHashSet<>();
        loaders.add(Thread.currentThread().getContextClassLoader());
        loaders.add(Vendor.class.getClassLoader());
        List<DialectProvider> others = new ArrayList<>();
        List<DialectProvider> own = new ArrayList<>();
        for (ClassLoader loader : loaders) {
            Iterator<DialectProvider> found =
                    ServiceLoader.load(DialectProvider.class, loader).iterator();
            boolean more = true;
            while (more) {
                try {
                    more = found.hasNext();
                    if (more) {
                        DialectProvider provider = found.next();
                        boolean isOwn = provider.getClass().getName().startsWith("dev.simplejson.jdbc.vendor.");
                        (isOwn ? own : others).add(provider);
                    }
                } catch (ServiceConfigurationError failure) {
                    LOGGER.log(System.Logger.Level.WARNING, "a dialect of a database cannot be loaded", failure);
                }
            }
        }
        others.addAll(own);
        return others;
    }
}

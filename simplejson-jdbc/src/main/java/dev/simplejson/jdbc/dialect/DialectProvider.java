// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import org.jspecify.annotations.Nullable;

/**
 * Knows databases that this library does not know by name, or knows them better. Found by {@link java.util.ServiceLoader}: on the class
 * path by {@code META-INF/services/dev.simplejson.jdbc.dialect.DialectProvider}, on the module path by {@code provides}. The databases that
 * are known by name come in the same way, from classes that use nothing but this package. Thread-safe, with a constructor without
 * parameters.
 */
@FunctionalInterface
public interface DialectProvider {
    /**
     * The maker of a database.
     *
     * @param url the JDBC URL as it was set, with all parameters
     * @return null if it is no database of this provider's
     */
    @Nullable
    Vendor vendor(String url);
}

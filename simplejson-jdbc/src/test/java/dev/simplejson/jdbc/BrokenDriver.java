// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.jdbc.connect.OnlyConnections;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A driver that nobody knows: a real one, but for the calls that it gets wrong. */
final class BrokenDriver extends OnlyConnections {
    private static final List<Class<?>> WRAPPED = List.of(
            PreparedStatement.class, Statement.class, ResultSet.class, DatabaseMetaData.class, Connection.class);

    private final String url;
    private final Fault fault;

    BrokenDriver(String url, Fault fault) {
        this.url = url;
        this.fault = fault;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return (Connection) wrapped(Connection.class, DriverManager.getConnection(url));
    }

    private @Nullable Object wrapped(Class<?> returned, @Nullable Object real) {
        Class<?> type =
                WRAPPED.stream().filter(known -> known == returned).findFirst().orElse(null);
        if (type == null || real == null) {
            return real;
        }
        return Proxy.newProxyInstance(
                BrokenDriver.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    @Nullable Object[] given = arguments == null ? new Object[0] : arguments;
                    Call call = () -> method.invoke(real, given);
                    try {
                        return wrapped(method.getReturnType(), fault.at(real, method, given, call));
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    /** What the real driver does. */
    @FunctionalInterface
    interface Call {
        @Nullable
        Object make() throws Throwable;
    }

    /** What the driver does instead. */
    @FunctionalInterface
    interface Fault {
        /**
         * Answers a call.
         *
         * @param real the real driver's object
         * @param given may be changed
         */
        @Nullable
        Object at(Object real, Method method, @Nullable Object[] given, Call call) throws Throwable;
    }
}

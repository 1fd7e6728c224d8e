// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.jdbc.connect.OnlyConnections;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;

/** An application's own connections: always the same one, which stays open, and a count of those that are out. */
final class Lent extends OnlyConnections {
    private final Connection connection;
    private final AtomicInteger out = new AtomicInteger();

    Lent(Connection connection) {
        this.connection = connection;
    }

    /** How many have not come back. */
    int out() {
        return out.get();
    }

    @Override
    public Connection getConnection() {
        out.incrementAndGet();
        return (Connection) Proxy.newProxyInstance(
                Lent.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        out.decrementAndGet();
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}

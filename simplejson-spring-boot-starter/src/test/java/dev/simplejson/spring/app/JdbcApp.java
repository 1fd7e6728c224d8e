// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring.app;

import dev.simplejson.jdbc.JdbcDataSource;
import dev.simplejson.spi.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** An application that has a database, as most do: two types called DataSource, side by side. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class JdbcApp {
    public static void main(String[] arguments) {
        SpringApplication.run(JdbcApp.class, arguments);
    }

    @Bean
    DataSource shop(javax.sql.DataSource connections) throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE orders (placed TIMESTAMP WITH TIME ZONE PRIMARY KEY, amount DOUBLE PRECISION)");
            statement.execute("INSERT INTO orders VALUES (TIMESTAMP WITH TIME ZONE '2026-11-22 05:00:00Z', 12.5)");
            return JdbcDataSource.builder(connection.getMetaData().getURL(), connections)
                    .name("shop")
                    .build();
        }
    }
}

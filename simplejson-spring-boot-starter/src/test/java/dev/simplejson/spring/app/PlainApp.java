// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring.app;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/** An application that serves nothing, and carries the starter all the same. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class PlainApp {
    public static void main(String[] arguments) {
        SpringApplication.run(PlainApp.class, arguments);
    }

    @Bean
    CommandLineRunner work(ApplicationContext context) {
        return arguments -> System.out.println("worked; engines: "
                + context.getBeanProvider(dev.simplejson.engine.SimpleJsonEngine.class).stream()
                        .count());
    }
}

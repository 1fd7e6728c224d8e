// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import dev.simplejson.engine.SimpleJsonEngine;
import java.util.Map;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * The health of the sources, where Spring Boot 3's Actuator asks for it: down if one of them cannot reach its data, with the reason of
 * each.
 */
@AutoConfiguration(after = SimpleJsonAutoConfiguration.class)
@ConditionalOnClass(
        name = {
            "org.springframework.boot.actuate.health.HealthIndicator",
            "org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator"
        })
@ConditionalOnBean(SimpleJsonEngine.class)
@ConditionalOnEnabledHealthIndicator("simplejson")
public class SimpleJsonBoot3HealthAutoConfiguration {
    /** Asks the sources, each no longer than the setting {@code patience} says. */
    @Bean
    @ConditionalOnMissingBean(name = "simplejsonHealthIndicator")
    HealthIndicator simplejsonHealthIndicator(SimpleJsonEngine engine) {
        return () -> {
            Map<String, String> unready = engine.unready();
            Health.Builder health = unready.isEmpty() ? Health.up() : Health.down();
            return health.withDetails(unready).build();
        };
    }
}

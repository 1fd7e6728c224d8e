// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import dev.simplejson.micrometer.MicrometerObserver;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/**
 * Counts what the engine does in the application's Micrometer registry, and gives its requests their path in {@code http.server.requests}.
 */
@AutoConfiguration(
        before = SimpleJsonAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Conditional(OnEnabled.class)
public class SimpleJsonMetricsAutoConfiguration {
    /** Counts in the registry. */
    @Bean
    @ConditionalOnBean(MeterRegistry.class)
    @ConditionalOnMissingBean
    MicrometerObserver simpleJsonMicrometerObserver(MeterRegistry registry) {
        return new MicrometerObserver(registry);
    }

    /** Names the paths of requests. */
    @Bean
    @ConditionalOnBean(MeterRegistry.class)
    PathPatternObserver simpleJsonPathPatternObserver(Environment environment) {
        return new PathPatternObserver(EnvironmentSettings.path(environment));
    }
}

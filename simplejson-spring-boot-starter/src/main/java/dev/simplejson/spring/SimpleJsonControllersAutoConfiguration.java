// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import java.lang.System.Logger.Level;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.env.Environment;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Says at the start which of the application's controllers nobody can reach, because their paths are below ours. */
@AutoConfiguration
@ConditionalOnClass(RequestMappingInfoHandlerMapping.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Conditional(OnEnabled.class)
public class SimpleJsonControllersAutoConfiguration {
    private static final System.Logger LOGGER = System.getLogger(SimpleJsonAutoConfiguration.class.getName());

    /** Looks when all controllers are known. */
    @Bean
    Controllers simpleJsonControllers(
            ObjectProvider<RequestMappingInfoHandlerMapping> mappings, WebApplicationContext application) {
        return new Controllers(mappings, application);
    }

    /** The line in the log. */
    record Controllers(ObjectProvider<RequestMappingInfoHandlerMapping> mappings, WebApplicationContext application)
            implements ApplicationListener<ContextRefreshedEvent> {

        @Override
        public void onApplicationEvent(ContextRefreshedEvent event) {
            if (!event.getApplicationContext().equals(application) || StartMessages.isUnmapped(application)) {
                return;
            }
            Environment environment = application.getEnvironment();
            String path = EnvironmentSettings.path(environment);
            String dispatcher = environment.getProperty("spring.mvc.servlet.path", "");
            String front = dispatcher.endsWith("/") ? dispatcher.substring(0, dispatcher.length() - 1) : dispatcher;
            List<String> covered = mappings.stream()
                    .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                    .flatMap(controller -> controller.getPatternValues().stream())
                    .map(pattern -> front + pattern)
                    .filter(pattern -> (pattern + "/").startsWith(path + "/"))
                    .distinct()
                    .sorted()
                    .toList();
            if (!covered.isEmpty()) {
                LOGGER.log(
                        Level.WARNING,
                        "simplejson has " + path + "/*, so that nobody reaches the application's own "
                                + String.join(", ", covered) + "; set simplejson.path to a path of its own");
            }
        }
    }
}

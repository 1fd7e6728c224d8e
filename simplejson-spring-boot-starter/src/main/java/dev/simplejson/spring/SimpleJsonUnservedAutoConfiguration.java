// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import java.lang.System.Logger.Level;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** Says at the start why nothing is served, in applications without servlets. */
@AutoConfiguration
@Conditional(OnEnabled.class)
public class SimpleJsonUnservedAutoConfiguration {
    private static final System.Logger LOGGER = System.getLogger(SimpleJsonUnservedAutoConfiguration.class.getName());

    /** Where there is no server at all. */
    @Bean
    @ConditionalOnNotWebApplication
    Unserved simpleJsonUnserved() {
        return new Unserved("this application has no web server; add spring-boot-starter-web, with Spring Boot 4"
                + " spring-boot-starter-webmvc, and leave spring.main.web-application-type alone");
    }

    /** Where there is one without servlets. */
    @Bean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    Unserved simpleJsonUnservedReactive() {
        return new Unserved(
                "this is a reactive application; it takes one with servlets, as spring-boot-starter-web makes"
                        + " it, with Spring Boot 4 spring-boot-starter-webmvc");
    }

    /** Where the servlets are those of Spring Boot 2. */
    @Bean
    @ConditionalOnMissingClass("jakarta.servlet.Servlet")
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    Unserved simpleJsonUnservedOld() {
        return new Unserved("this application has the servlets of javax; it takes Spring Boot 3.5 or later");
    }

    /** The line in the log. */
    static final class Unserved {
        Unserved(String why) {
            LOGGER.log(
                    Level.WARNING,
                    "simplejson serves nothing: " + why + "; simplejson.enabled=false ends this message");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import dev.simplejson.spi.DataSource;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.lang.System.Logger.Level;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.web.context.WebApplicationContext;

/** What the log says when the server listens: what is served where, and what Spring Security wants to know of it. */
record StartMessages(BeanSources sources, WebApplicationContext application)
        implements ApplicationListener<ContextRefreshedEvent> {
    private static final System.Logger LOGGER = System.getLogger(SimpleJsonAutoConfiguration.class.getName());

    /** The name that Spring Security has for what it hangs in front of all servlets. */
    private static final String SECURITY = "springSecurityFilterChain";

    @Override
    public void onApplicationEvent(ContextRefreshedEvent event) {
        if (!event.getApplicationContext().equals(application)) {
            return; // That of Actuator's own port, perhaps.
        }
        String path = EnvironmentSettings.path(application.getEnvironment());
        ServletContext servlets = Objects.requireNonNull(application.getServletContext());
        String whole = servlets.getContextPath() + path;
        if (isUnmapped(application)) {
            LOGGER.log(
                    Level.WARNING,
                    "simplejson serves nothing: another servlet has " + whole
                            + "/*; set simplejson.path to a path of its own");
            return;
        }
        String port = application.getEnvironment().getProperty("local.server.port");
        String names = String.join(", ", sources.all().byName().keySet());
        LOGGER.log(
                Level.INFO,
                "simplejson serves " + (names.isEmpty() ? "no data source" : names) + " at " + whole
                        + (port == null ? "" : " on port " + port)
                        + (names.isEmpty() ? "; it takes a bean of the type " + DataSource.class.getName() : ""));
        if (application.containsBean(SECURITY)) {
            LOGGER.log(
                    Level.INFO,
                    "Spring Security is in front of " + path
                            + ": give it a filter chain of its own with PathPatternRequestMatcher for '" + path
                            + "/**' as its matcher and CSRF protection off, else Grafana's POST is refused;"
                            + " docs/security.md of simplejson has it");
        }
    }

    /** Of two servlets with the same path the container takes the first, and Spring does not say that there was a second. */
    static boolean isUnmapped(WebApplicationContext application) {
        ServletContext servlets = Objects.requireNonNull(application.getServletContext());
        @Nullable ServletRegistration ours = servlets.getServletRegistration(SimpleJsonAutoConfiguration.SERVLET);
        return ours != null && ours.getMappings().isEmpty();
    }
}

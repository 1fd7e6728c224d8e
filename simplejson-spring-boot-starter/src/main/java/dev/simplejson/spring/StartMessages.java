// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import java.lang.System.Logger.Level;
import java.util.Objects;
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
        String whole = Objects.requireNonNull(application.getServletContext()).getContextPath() + path;
        String port = application.getEnvironment().getProperty("local.server.port");
        String names = String.join(", ", sources.all().byName().keySet());
        LOGGER.log(
                Level.INFO,
                "simplejson serves " + (names.isEmpty() ? "no data source" : names) + " at " + whole
                        + (port == null ? "" : " on port " + port));
        if (application.containsBean(SECURITY)) {
            LOGGER.log(
                    Level.INFO,
                    "Spring Security is in front of " + path
                            + ": give it a filter chain of its own with PathPatternRequestMatcher for '" + path
                            + "/**' as its matcher and CSRF protection off, else Grafana's POST is refused;"
                            + " docs/security.md of simplejson has it");
        }
    }
}

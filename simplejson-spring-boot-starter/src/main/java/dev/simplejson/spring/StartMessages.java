// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import java.lang.System.Logger.Level;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;

/** What the log says at the start: what is served where, and what Spring Security wants to know of it. */
record StartMessages(BeanSources sources, Environment environment, ListableBeanFactory beans)
        implements SmartInitializingSingleton {
    private static final System.Logger LOGGER = System.getLogger(SimpleJsonAutoConfiguration.class.getName());

    /** The name that Spring Security has for what it hangs in front of all servlets. */
    private static final String SECURITY = "springSecurityFilterChain";

    @Override
    public void afterSingletonsInstantiated() {
        String path = EnvironmentSettings.path(environment);
        String names = String.join(", ", sources.all().byName().keySet());
        LOGGER.log(Level.INFO, "simplejson serves " + (names.isEmpty() ? "no data source" : names) + " at " + path);
        if (beans.containsBean(SECURITY)) {
            LOGGER.log(
                    Level.INFO,
                    "Spring Security is in front of " + path
                            + ": give it a filter chain of its own with PathPatternRequestMatcher for '" + path
                            + "/**' as its matcher and CSRF protection off, else Grafana's POST is refused;"
                            + " docs/security.md of simplejson has it");
        }
    }
}

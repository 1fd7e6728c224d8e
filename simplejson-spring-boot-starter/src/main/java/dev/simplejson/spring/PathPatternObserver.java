// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import dev.simplejson.hook.Observer;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Tells Spring's own observation of a request which path it had, without what differs from request to request; else
 * {@code http.server.requests} has UNKNOWN for all that is not Spring MVC's. The engine tells of a finished request on the container's
 * thread, where Spring keeps the request.
 */
record PathPatternObserver(String path) implements Observer {
    @Override
    public void requestFinished(Request finished) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            String pattern = path + (finished.endpoint().isEmpty() ? "/**" : finished.endpoint());
            ServerHttpObservationFilter.findObservationContext(attributes.getRequest())
                    .ifPresent(observed -> observed.setPathPattern(pattern));
        }
    }
}

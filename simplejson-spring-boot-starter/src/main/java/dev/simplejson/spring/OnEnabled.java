// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether anything is to be served. Spring's own condition takes every word but false for a yes, "off" as well. */
final class OnEnabled implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return EnvironmentSettings.isEnabled(context.getEnvironment());
    }
}

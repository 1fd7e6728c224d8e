// SPDX-License-Identifier: Apache-2.0

/**
 * Serves the data sources among the beans of a Spring Boot application. Nothing in here is called by applications: the starter on the class
 * path is all that it takes.
 */
@NullMarked
package dev.simplejson.spring;

import org.jspecify.annotations.NullMarked;

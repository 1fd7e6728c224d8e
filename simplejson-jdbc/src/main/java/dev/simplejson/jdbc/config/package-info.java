// SPDX-License-Identifier: Apache-2.0

/** What people can say about metrics and times: the types that settings are made of. */
@NullMarked
package dev.simplejson.jdbc.config;

import org.jspecify.annotations.NullMarked;

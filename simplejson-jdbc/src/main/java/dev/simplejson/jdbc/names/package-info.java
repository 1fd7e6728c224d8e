// SPDX-License-Identifier: Apache-2.0

/** What the names of columns say. */
@NullMarked
package dev.simplejson.jdbc.names;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0

/** How the times of a column are selected, read, compared and counted. */
@NullMarked
package dev.simplejson.jdbc.time;

import org.jspecify.annotations.NullMarked;

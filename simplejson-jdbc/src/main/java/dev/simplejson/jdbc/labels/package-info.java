// SPDX-License-Identifier: Apache-2.0

/** What tells the lines of a table apart, what speaks against it, and the lines of settings to copy. */
@NullMarked
package dev.simplejson.jdbc.labels;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0

/** Which column of a table, or which of them together, say when its rows happened, and how: found out from names, values and keys. */
@NullMarked
package dev.simplejson.jdbc.when;

import org.jspecify.annotations.NullMarked;

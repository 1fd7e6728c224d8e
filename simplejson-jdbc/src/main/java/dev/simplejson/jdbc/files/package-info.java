// SPDX-License-Identifier: Apache-2.0

/** Files that are shown as tables: which there are, and how DuckDB is to read what they hold; and which database wrote one. */
@NullMarked
package dev.simplejson.jdbc.files;

import org.jspecify.annotations.NullMarked;

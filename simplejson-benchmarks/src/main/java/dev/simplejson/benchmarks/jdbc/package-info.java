// SPDX-License-Identifier: Apache-2.0

/** What a panel over a large SQLite file costs, beside the {@code sqlite3} program with the same SQL. */
@NullMarked
package dev.simplejson.benchmarks.jdbc;

import org.jspecify.annotations.NullMarked;

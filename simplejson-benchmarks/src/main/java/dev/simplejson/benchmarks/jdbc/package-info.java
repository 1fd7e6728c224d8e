// SPDX-License-Identifier: Apache-2.0

/** What a panel over a large database costs, beside what the database takes for the SQL that a person would write. */
@NullMarked
package dev.simplejson.benchmarks.jdbc;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0

/** What there is to ask for: tables, columns and queries, and what they were found to hold. */
@NullMarked
package dev.simplejson.jdbc.discovery;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0

/** The rows that are looked at to find out what a table holds, and what its columns hold in them. */
@NullMarked
package dev.simplejson.jdbc.sample;

import org.jspecify.annotations.NullMarked;

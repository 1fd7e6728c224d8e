// SPDX-License-Identifier: Apache-2.0

/** SQL as text and bound parameters, and the parameters by name in what operators write. */
@NullMarked
package dev.simplejson.jdbc.sql;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0

/** What differs between databases, each in a class of its own. */
@NullMarked
package dev.simplejson.jdbc.dialect;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Conditions that a dashboard puts on the data, and regular expressions that take no longer than the text is long. */
@NullMarked
package dev.simplejson.filter;

import org.jspecify.annotations.NullMarked;

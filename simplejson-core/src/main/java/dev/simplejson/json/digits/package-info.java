// SPDX-License-Identifier: Apache-2.0
/** Numbers written as digits: the shortest decimal of a double, and whole numbers of milliseconds. */
@NullMarked
package dev.simplejson.json.digits;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** What happens to frames between their source and the wire: cut to the range, filtered, thinned, converted. */
@NullMarked
package dev.simplejson.transform;

import org.jspecify.annotations.NullMarked;

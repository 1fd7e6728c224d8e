// SPDX-License-Identifier: Apache-2.0

/** The databases that are known by name, each in classes of its own. */
@NullMarked
package dev.simplejson.jdbc.vendor;

import org.jspecify.annotations.NullMarked;

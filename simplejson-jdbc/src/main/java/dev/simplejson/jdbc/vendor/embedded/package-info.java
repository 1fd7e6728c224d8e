// SPDX-License-Identifier: Apache-2.0

/** The databases known by name whose drivers bring them into the process, each in classes of its own. */
@NullMarked
package dev.simplejson.jdbc.vendor.embedded;

import org.jspecify.annotations.NullMarked;

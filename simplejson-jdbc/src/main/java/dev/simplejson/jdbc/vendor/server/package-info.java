// SPDX-License-Identifier: Apache-2.0

/** The databases known by name that are servers, each in classes of its own. */
@NullMarked
package dev.simplejson.jdbc.vendor.server;

import org.jspecify.annotations.NullMarked;

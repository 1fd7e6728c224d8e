// SPDX-License-Identifier: Apache-2.0
/** The page that a browser gets in place of the connection test's JSON, and what it asks the server besides the protocol. */
@NullMarked
package dev.simplejson.explorer;

import org.jspecify.annotations.NullMarked;

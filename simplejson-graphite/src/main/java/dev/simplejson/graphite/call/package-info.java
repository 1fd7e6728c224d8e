// SPDX-License-Identifier: Apache-2.0

/** What a function is, and what it is called with. */
@org.jspecify.annotations.NullMarked
package dev.simplejson.graphite.call;

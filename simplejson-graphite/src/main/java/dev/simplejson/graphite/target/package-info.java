// SPDX-License-Identifier: Apache-2.0

/** What targets and times say: their syntax, names and patterns of names. */
@org.jspecify.annotations.NullMarked
package dev.simplejson.graphite.target;

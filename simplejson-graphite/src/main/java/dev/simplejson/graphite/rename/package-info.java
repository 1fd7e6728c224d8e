// SPDX-License-Identifier: Apache-2.0

/** The functions that give series other names. */
@org.jspecify.annotations.NullMarked
package dev.simplejson.graphite.rename;

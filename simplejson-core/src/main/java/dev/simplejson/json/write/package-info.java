// SPDX-License-Identifier: Apache-2.0
/**
 * Answers to bytes. No Jackson type leaves it.
 *
 * <p>Exported to our own modules alone: its public types may change with any version.
 */
@NullMarked
package dev.simplejson.json.write;

import org.jspecify.annotations.NullMarked;

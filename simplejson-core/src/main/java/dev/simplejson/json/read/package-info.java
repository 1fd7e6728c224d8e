// SPDX-License-Identifier: Apache-2.0
/**
 * Bytes to requests. No Jackson type leaves it.
 *
 * <p>Not exported: its public types serve the engine and may change with any version.
 */
@NullMarked
package dev.simplejson.json.read;

import org.jspecify.annotations.NullMarked;

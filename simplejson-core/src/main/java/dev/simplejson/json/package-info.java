// SPDX-License-Identifier: Apache-2.0
/**
 * Bytes to requests and frames to bytes. The only room that knows Jackson; no Jackson type leaves it.
 *
 * <p>Not exported: its public types serve the engine and may change with any version.
 */
@NullMarked
package dev.simplejson.json;

import org.jspecify.annotations.NullMarked;

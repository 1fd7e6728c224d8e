// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.read;

import java.time.Duration;

/**
 * How much a request may hold, and what is taken for granted when it does not say.
 *
 * @param maxTargets most rows in one request
 * @param maxDepth deepest nesting of objects and arrays
 * @param maxStringLength longest text, in characters
 * @param defaultRange how far back the range goes when none is sent
 */
public record ReaderLimits(int maxTargets, int maxDepth, int maxStringLength, Duration defaultRange) {}

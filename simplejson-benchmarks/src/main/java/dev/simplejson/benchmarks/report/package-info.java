// SPDX-License-Identifier: Apache-2.0

/** What was measured, as text, as plots and in the documents. */
@NullMarked
package dev.simplejson.benchmarks.report;

import org.jspecify.annotations.NullMarked;

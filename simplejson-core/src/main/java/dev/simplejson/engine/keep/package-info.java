// SPDX-License-Identifier: Apache-2.0
/** Answers that several viewers share, because their data source says how old an answer may be. */
@NullMarked
package dev.simplejson.engine.keep;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * One request from start to finish: routing, limits, threads, errors. Adapters such as the servlet translate their container's
 * request into an {@link dev.simplejson.hook.Exchange} and hand it to the {@link dev.simplejson.engine.SimpleJsonEngine}.
 */
@NullMarked
package dev.simplejson.engine;

import org.jspecify.annotations.NullMarked;

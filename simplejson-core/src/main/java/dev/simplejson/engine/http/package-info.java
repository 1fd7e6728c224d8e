// SPDX-License-Identifier: Apache-2.0
/** One exchange over HTTP: its path, its body, its answer on the way out, and its client. */
@NullMarked
package dev.simplejson.engine.http;

import org.jspecify.annotations.NullMarked;

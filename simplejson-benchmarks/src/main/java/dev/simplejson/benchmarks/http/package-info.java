// SPDX-License-Identifier: Apache-2.0

/** What simplejson achieves over HTTP: a server in a process of its own, and what asks it. */
@NullMarked
package dev.simplejson.benchmarks.http;

import org.jspecify.annotations.NullMarked;

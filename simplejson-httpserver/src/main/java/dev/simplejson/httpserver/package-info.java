// SPDX-License-Identifier: Apache-2.0

/** A server that needs no container. */
@NullMarked
package dev.simplejson.httpserver;

import org.jspecify.annotations.NullMarked;

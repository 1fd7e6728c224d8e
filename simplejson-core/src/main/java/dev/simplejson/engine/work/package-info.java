// SPDX-License-Identifier: Apache-2.0
/** What sources do for requests: their threads, the time they have, and what is said of their failures. */
@NullMarked
package dev.simplejson.engine.work;

import org.jspecify.annotations.NullMarked;

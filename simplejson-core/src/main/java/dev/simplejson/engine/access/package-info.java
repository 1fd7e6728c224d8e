// SPDX-License-Identifier: Apache-2.0
/** Who may ask: what the settings say about keys, hosts and users. */
@NullMarked
package dev.simplejson.engine.access;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Who may ask, and who watches: what an application gives the engine besides its data. */
@NullMarked
package dev.simplejson.hook;

import org.jspecify.annotations.NullMarked;

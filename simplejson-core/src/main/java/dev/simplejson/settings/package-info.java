// SPDX-License-Identifier: Apache-2.0
/**
 * What a setting is: one table of names, kinds, defaults and sentences, from which values are read, help texts are printed and documents
 * are checked. The engine, the endpoints of other modules, the data sources and the launchers all use this one.
 */
@NullMarked
package dev.simplejson.settings;

import org.jspecify.annotations.NullMarked;

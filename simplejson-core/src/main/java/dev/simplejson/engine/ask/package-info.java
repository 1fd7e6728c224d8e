// SPDX-License-Identifier: Apache-2.0
/** What is asked: targets, lists, and what the endpoints of Grafana's plugins make of the sources' answers. */
@NullMarked
package dev.simplejson.engine.ask;

import org.jspecify.annotations.NullMarked;

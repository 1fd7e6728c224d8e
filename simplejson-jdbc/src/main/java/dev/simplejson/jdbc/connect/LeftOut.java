// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

/**
 * A file that is no table.
 *
 * @param table what the table would be called
 * @param why for answers, beginning with "it"
 */
public record LeftOut(String table, String why) {}

// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.files;

import dev.simplejson.model.Notice;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of a file.
 *
 * @param severity what it is on panels; null if it is only for who asks
 */
public record Remark(String text, Notice.@Nullable Severity severity) {}

// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.hook;

import org.jspecify.annotations.Nullable;

/** What is known of a request before its body is read. */
public interface RequestHead {
    /** The method in upper case: {@code GET}, {@code POST}, … */
    String method();

    /**
     * The decoded path below the place where the engine is mounted, as {@code HttpServletRequest.getPathInfo()}; empty for the
     * place itself.
     */
    String path();

    /** The first header of this name, whatever its case; null if there is none. */
    @Nullable
    String header(String name);

    /** Whom the server that the engine is mounted in has authenticated; null if nobody, or if it cannot tell. */
    default @Nullable String principal() {
        return null;
    }
}

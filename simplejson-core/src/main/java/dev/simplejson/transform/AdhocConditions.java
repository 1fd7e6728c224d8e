// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.AdhocFilter;
import java.util.List;

/** Stub. */
public final class AdhocConditions {
    private AdhocConditions() {}

    /** Stub. */
    public static AdhocConditions of(List<AdhocFilter> filters) {
        return new AdhocConditions();
    }
}

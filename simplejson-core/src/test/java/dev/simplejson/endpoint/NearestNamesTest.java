// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {
    @Test
    void of_nameInAnotherCase_isBeforeNamesThatItHolds() {
        assertThat(NearestNames.of("aliasbynode", List.of("alias", "aliasByNode", "group")))
                .containsExactly("aliasByNode", "alias", "group");
    }

    @Test
    void of_partOfNames_hasTheShortestFirst() {
        assertThat(NearestNames.of("cpu", List.of("host.cpu.user", "mem", "host.cpu")))
                .containsExactly("host.cpu", "host.cpu.user", "mem");
    }
}

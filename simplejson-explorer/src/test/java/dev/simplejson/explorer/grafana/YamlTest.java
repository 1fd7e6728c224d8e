// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import static dev.simplejson.explorer.grafana.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class YamlTest {
    @Test
    void file_nestedListsAndObjects_areIndented() {
        assertThat(Yaml.file(
                        "one\ntwo",
                        object(
                                "a",
                                1,
                                "b",
                                List.of(object("c", true, "d", List.of("x", 2L)), "y"),
                                "e",
                                object(),
                                "f",
                                List.of())))
                .isEqualTo("""
                    # one
                    # two
                    a: 1
                    b:
                      - c: true
                        d:
                          - "x"
                          - 2
                      - "y"
                    e: {}
                    f: []
                    """);
    }

    @Test
    void file_textsThatLookLikeSomethingElse_areQuoted() {
        assertThat(Yaml.file("", object("a", "no", "b", "1.10", "c", "x: #y", "d", "\"\\\n\u0007\u2028é😀")))
                .isEqualTo("""
                    a: "no"
                    b: "1.10"
                    c: "x: #y"
                    d: "\\"\\\\\\U0000000A\\U00000007\\U00002028é😀"
                    """);
    }

    @Test
    void file_dollars_areDoubledExceptForSecrets() {
        assertThat(Yaml.file("", object("a", "$HOME ${x}", "b", new Yaml.Secret("Bearer ", "KEY"))))
                .isEqualTo("""
                    a: "$$HOME $${x}"
                    b: "Bearer $KEY"
                    """);
    }
}

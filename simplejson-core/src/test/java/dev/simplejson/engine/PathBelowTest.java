// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.hook.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathBelowTest {
    @ParameterizedTest
    @CsvSource({
        "'', /query, /query",
        "/app/grafana, /app/grafana, ''",
        "/app/grafana, /app/grafana/query, /query",
        "/app/grafana, /app;jsessionid=1/grafana/query;a=b, /query",
        "/app/grafana, /app/grafana//query/, //query/",
        "/grafana, /grafana/a+b/%71uery, /a+b/query",
        "/grafana, /grafana/a%20b, '/a b'",
        "/grafana, /grafana/%3Bnot%3Da%3Dparameter, /;not=a=parameter",
        "/grafana, /grafana/100%, /100%",
        "/grafana, /grafana/%zz, /%zz",
    })
    void pathBelow_isCutThenDecoded(String mount, String rawPath, String path) {
        assertThat(Exchange.pathBelow(mount, rawPath)).isEqualTo(path);
    }
}

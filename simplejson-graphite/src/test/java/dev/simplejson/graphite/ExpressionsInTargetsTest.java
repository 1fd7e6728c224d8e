// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a target holds a regular expression, its letters are those of all scripts, as in graphite-web. */
class ExpressionsInTargetsTest extends GraphiteTesting {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aliasSub(haus.t,'(\\w+)\\.(\\w+)','\\2 \\1')|t haus;host=Küche,t haus;host=Bad",
                "aliasSub(haus.t,'.*host=(\\w+)','\\1!')|Küche!,Bad!",
                "grep(haus.t,'=\\w+$')|haus.t;host=Küche,haus.t;host=Bad",
                "exclude(haus.t,'=\\w+$')|",
                "seriesByTag('name=t','host=~\\w+$')|t;host=Küche,t;host=Bad",
                "seriesByTag('name=t','host=~^[\\w]{5}$')|t;host=Küche",
                "seriesByTag('name=t','host!=~^\\w+$')|"
            })
    void render_lettersOfAnyScript_areLetters(String target, String expected) throws Exception {
        var engine = engine(new FakeSource("haus", List.of("t"), "Küche", "Bad"));

        String form = "target=" + URLEncoder.encode(target, StandardCharsets.UTF_8)
                + "&from=-1min&until=now&format=json&maxDataPoints=300";

        assertThat(names(postForm("/render", form).handledBy(engine)))
                .containsExactlyInAnyOrder(expected == null ? new String[0] : expected.split(","));
    }
}

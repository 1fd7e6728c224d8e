// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricSpellingTest {
    /**
     * What a node may hold in Grafana's editor, found by running its lexer and parser of 7.5.5 and 9.4: letters, digits and few symbols.
     */
    private static final Pattern SURVIVES =
            Pattern.compile("[\\p{IsLatin}\\p{IsCyrillic}0-9_:%=~-]+(\\.[\\p{IsLatin}\\p{IsCyrillic}0-9_:%=~-]+)*");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "load;load",
                "orders.amount;orders.amount",
                "series A;series~A",
                "Load (1 min);Load~:28:1~min:29:",
                "温度.berlin;:6e29-5ea6:.berlin",
                "größe;größe",
                "темп;темп",
                "a..b;a:2e:.b",
                ".a.;:2e:a:2e:",
                "is.true;is.:74:rue",
                "1.5;:31:.5",
                "none;:6e:one",
                "a~b:c;a:7e:b:3a:c",
                "50%;50:25:"
            })
    void spelled_names_readWell(String name, String path) {
        assertThat(MetricSpelling.spelled(name)).isEqualTo(path);
        assertThat(MetricSpelling.name(path)).isEqualTo(name);
    }

    @Test
    void spelled_everyCharacter_survivesTheEditorAndReadsBack() {
        for (int codePoint = 0; codePoint < 0x30000; codePoint++) {
            String name = "a" + Character.toString(codePoint) + "b";
            check(name);
        }
    }

    @Test
    void spelled_randomNames_areAllDifferentAndReadBack() {
        Random random = new Random(16);
        String letters = "aZ9_- .~:/@+&!^;<>\\()[]{}*?,'\"|#$%=\u00e9\u0436\u6e29\ud83d\ude00trueinf.";
        Map<String, String> nameOfPath = new HashMap<>();
        for (int i = 0; i < 300_000; i++) {
            StringBuilder name = new StringBuilder();
            int length = 1 + random.nextInt(7);
            for (int j = 0; j < length; j++) {
                name.append(letters.charAt(random.nextInt(letters.length())));
            }
            check(name.toString());
            String other = nameOfPath.put(MetricSpelling.spelled(name.toString()), name.toString());
            assertThat(other == null || other.equals(name.toString()))
                    .as("%s and %s", other, name)
                    .isTrue();
        }
    }

    /** Every name of two characters of ASCII, and each behind a letter and in front of one. */
    @Test
    void spelled_pairsOfAscii_areAllDifferent() {
        Map<String, String> nameOfPath = new HashMap<>();
        for (char first = 0; first < 0x80; first++) {
            for (char second = 0; second < 0x80; second++) {
                for (String name : new String[] {"" + first + second, "a" + first + second, first + "a" + second}) {
                    check(name);
                    String other = nameOfPath.put(MetricSpelling.spelled(name), name);
                    assertThat(other == null || other.equals(name))
                            .as("%s and %s", other, name)
                            .isTrue();
                }
            }
        }
    }

    private static void check(String name) {
        String path = MetricSpelling.spelled(name);
        if (!MetricSpelling.name(path).equals(name) || !SURVIVES.matcher(path).matches()) {
            throw new AssertionError(
                    "'" + name + "' is spelled '" + path + "', which is '" + MetricSpelling.name(path) + "'");
        }
        Expression argument = ((Expression.Call) TargetParser.parse("alias(" + path + ",'x')"))
                .arguments()
                .get(0);
        if (!argument.equals(new Expression.Path(path, path))
                || PathPattern.of(path).hasGlob()) {
            throw new AssertionError("'" + path + "' is read as " + argument);
        }
    }

    @Test
    void spelledNode_dots_areNoSeparators() {
        assertThat(MetricSpelling.spelledNode("my.source one")).isEqualTo("my:2e:source~one");
    }
}

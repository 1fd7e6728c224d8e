// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultiValueTest {
    private static final int LIMIT = 1_000;

    static List<Arguments> expansions() {
        return List.of(
                Arguments.of(
                        "eu-west-1.(web-1|db\\.eu \\(2\\)).load",
                        List.of("eu-west-1.web-1.load", "eu-west-1.db.eu (2).load")),
                Arguments.of("(a|b)", List.of("a", "b")),
                Arguments.of("(a|b).(c|d)", List.of("a.c", "a.d", "b.c", "b.d")),
                Arguments.of("{web-1,db.eu (2)}", List.of("web-1", "db.eu (2)")),
                Arguments.of(
                        "#deploy eu-west-1 {web-1,db.eu (2)}",
                        List.of("#deploy eu-west-1 web-1", "#deploy eu-west-1 db.eu (2)")),
                Arguments.of("(a\\|b|c)", List.of("a|b", "c")),
                Arguments.of("{a\\,b,c}", List.of("a\\", "b", "c")),
                Arguments.of("(|a)", List.of("", "a")),
                Arguments.of("(a|a)", List.of("a")),
                Arguments.of("x(|)y", List.of("xy")));
    }

    @ParameterizedTest
    @MethodSource("expansions")
    void expand_textWithVariables_isEveryCombination(String text, List<String> expanded) {
        assertThat(MultiValue.expand(text, LIMIT)).isEqualTo(expanded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cpu",
                "(a)",
                "{a}",
                "()",
                "{}",
                "(",
                ")",
                "|",
                "a|b",
                "(a|b",
                "a|b)",
                "{a|b}",
                "(a,b)",
                "((a|b",
                "[a]",
                "$nosuch and x",
                "a\\",
                "\\d",
                "löäd 🚀"
            })
    void expand_textWithoutSeveralValues_isItself(String text) {
        assertThat(MultiValue.expand(text, LIMIT)).containsExactly(text);
    }

    @Test
    void expand_escapedBrackets_areText() {
        assertThat(MultiValue.expand("\\(a\\|b\\)", LIMIT)).containsExactly("(a|b)");
    }

    @Test
    void expand_singleEscapedValue_isUnescaped() {
        assertThat(MultiValue.expand("db\\.eu \\(2\\)", LIMIT)).containsExactly("db.eu (2)");
    }

    @Test
    void expand_nestedBrackets_expandsTheInnerOnes() {
        assertThat(MultiValue.expand("((a|b)|c)", LIMIT)).containsExactly("(a|c)", "(b|c)");
    }

    @Test
    void expand_asManyAsTheLimit_isDone() {
        assertThat(MultiValue.expand("(a|b)(a|b)", 4)).hasSize(4);
    }

    @Test
    void expand_moreThanTheLimit_isRefused() {
        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> MultiValue.expand("(a|b)(a|b)", 3))
                .withMessage("'(a|b)(a|b)' stands for more than 3 metrics; choose fewer values")
                .returns(ErrorKind.TOO_LARGE, SimpleJsonException::kind);
    }

    @Test
    void expand_manyVariables_areRefusedBeforeTheyFillTheMemory() {
        String text = "(a|b)".repeat(1_000);

        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> MultiValue.expand(text, Integer.MAX_VALUE))
                .returns(ErrorKind.TOO_LARGE, SimpleJsonException::kind)
                .withMessageStartingWith("'(a|b)(a|b)(a|b)")
                .withMessageContaining("…'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "{", "(a", "(|", "{,", "({", "({a,", "\\(", "\\", "|", "[\"", "((a|b)"})
    void expand_longHostileText_endsQuickly(String part) {
        String text = part.repeat(100_000 / part.length());

        List<String> expanded;
        try {
            expanded = MultiValue.expand(text, LIMIT);
        } catch (SimpleJsonException tooMany) {
            assertThat(tooMany.kind()).isEqualTo(ErrorKind.TOO_LARGE);
            return;
        }
        assertThat(expanded).hasSizeBetween(1, LIMIT);
    }

    static List<Arguments> values() {
        return List.of(
                Arguments.of("(web-1|db\\.eu \\(2\\))", List.of("web-1", "db.eu (2)")),
                Arguments.of("{web-1,db.eu (2)}", List.of("web-1", "db.eu (2)")),
                Arguments.of("[\"web-1\",\"db.eu (2)\"]", List.of("web-1", "db.eu (2)")),
                Arguments.of("[ \"a\" ,\n\"b\" ]", List.of("a", "b")),
                Arguments.of("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\"]", List.of("\"\\/\b\f\n\r\tä")),
                Arguments.of("db\\.eu", List.of("db.eu")),
                Arguments.of("cpu", List.of("cpu")),
                Arguments.of("", List.of("")),
                Arguments.of("(a|b).load", List.of("(a|b).load")),
                Arguments.of("(a|b)(c|d)", List.of("(a|b)(c|d)")),
                Arguments.of("[]", List.of("[]")),
                Arguments.of("[1,2]", List.of("[1,2]")),
                Arguments.of("[\"a\"", List.of("[\"a\"")),
                Arguments.of("[\"a\"] ", List.of("[\"a\"] ")),
                Arguments.of("[\"a\\x\"]", List.of("[\"a\\x\"]")),
                Arguments.of("[\"\\u12\"]", List.of("[\"\\u12\"]")),
                Arguments.of("[\"a\\", List.of("[\"a\\")),
                Arguments.of("[", List.of("[")));
    }

    @ParameterizedTest
    @MethodSource("values")
    void values_anySpelling_areThePlainValues(String text, List<String> values) {
        assertThat(MultiValue.values(text)).isEqualTo(values);
    }

    @Test
    void unescape_onlyWhatGrafanaEscapes_losesItsBackslash() {
        assertThat(MultiValue.unescape("\\\\\\^\\$\\*\\+\\?\\.\\(\\)\\|\\[\\]\\{\\}\\/"))
                .isEqualTo("\\^$*+?.()|[]{}/");
        assertThat(MultiValue.unescape("\\d\\w \\")).isEqualTo("\\d\\w \\");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void values_grafanasRegexFormat_isReadBack(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            List<String> chosen = List.of(randomText(random), randomText(random) + "x", randomText(random) + "y");
            String sent = chosen.stream().map(MultiValueTest::escaped).collect(Collectors.joining("|", "(", ")"));

            assertThat(MultiValue.values(sent)).as(sent).isEqualTo(chosen);
            assertThat(MultiValue.expand("p." + sent, LIMIT))
                    .as(sent)
                    .isEqualTo(chosen.stream()
                            .map(value -> "p." + value)
                            .distinct()
                            .toList());
            assertThat(MultiValue.expand(escaped(chosen.get(0)), LIMIT)).containsExactly(chosen.get(0));
        }
    }

    private static String randomText(Random random) {
        String letters = "ab\\^$*+?.()|[]{}/, \"";
        return random.ints(random.nextInt(6), 0, letters.length())
                .mapToObj(i -> letters.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    /** What Grafana's regex format makes of one value. */
    private static String escaped(String value) {
        return Arrays.stream(value.split(""))
                .map(c -> c.isEmpty() || "\\^$*+?.()|[]{}/".indexOf(c) < 0 ? c : "\\" + c)
                .collect(Collectors.joining());
    }
}

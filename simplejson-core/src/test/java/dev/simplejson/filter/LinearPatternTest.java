// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearPatternTest {
    @Test
    void matches_partOfTheText_isNotEnough() {
        LinearPattern pattern = LinearPattern.compile("b+", "a test");

        assertThat(pattern.matches("bb")).isTrue();
        assertThat(pattern.matches("abb")).isFalse();
        assertThat(pattern.matches("bba")).isFalse();
    }

    @Test
    void matches_expressionThatIsHardElsewhere_isAnswered() {
        LinearPattern pattern = LinearPattern.compile("(a+)+$", "a test");

        assertThat(pattern.matches("a".repeat(30))).isTrue();
        assertThat(pattern.matches("a".repeat(10_000) + "b")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((((a{100}){100}){100}){100}){100}",
                "(a{1000}){1000}",
                "((a?){1000}){100}",
                "(a{999}b{999}[^]x]{999}\\{){400}",
                "\\Q[\\E((a{10}){100}){1000}]",
                "\\Q\\\\[\\E((a{10}){100}){1000}\\Q]{1}\\E]",
                "((a{9,1000}){0,1000})",
            })
    void compile_moreRepetitionsThanMemory_isRejected(String expression) {
        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> LinearPattern.compile(expression, "the filter on 'host'"))
                .withMessage("regular expression '" + expression + "' of the filter on 'host' has too many repetitions")
                .returns(ErrorKind.BAD_REQUEST, SimpleJsonException::kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {")a", "(a", "[", "[^", "[a", "[a\\", "\\", "a**"})
    void compile_incompleteExpression_isLeftToRe2(String expression) {
        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> LinearPattern.compile(expression, "a test"))
                .withMessageStartingWith("regular expression '" + expression + "' of a test is invalid: ");
    }

    @Test
    void compile_longRunOfLetters_isAccepted() {
        assertThat(LinearPattern.compile("a".repeat(20_000), "a test").matches("a"))
                .isFalse();
    }

    @Test
    void compile_longListOfValues_isAccepted() {
        String list = "(web-1" + "|host\\.eu".repeat(1_900) + ")";
        assertThat(LinearPattern.compile(list, "a test").matches("host.eu")).isTrue();
    }

    @Test
    void compile_groupsInsideEachOther_failInsteadOfCrashing() throws Exception {
        String deep = "(".repeat(9_000) + "a" + ")".repeat(9_000);
        Throwable[] thrown = new Throwable[1];
        Thread small = new Thread(null, () -> LinearPattern.compile(deep, "a test"), "small stack", 128 * 1024);
        small.setUncaughtExceptionHandler((thread, failure) -> thrown[0] = failure);
        small.start();
        small.join();

        assertThat(thrown[0]).isInstanceOf(SimpleJsonException.class).hasMessageContaining("of a test");
    }

    @Test
    void compile_tooLong_isRejected() {
        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> LinearPattern.compile("a".repeat(20_001), "a test"))
                .withMessage("regular expression '" + "a".repeat(100)
                        + "…' of a test has 20001 characters; expected at most 20000");
    }

    @Test
    void matches_thousandsOfOptionalParts_failsInsteadOfCrashing() throws Exception {
        LinearPattern pattern = LinearPattern.compile("a?".repeat(9_999), "a test");
        Throwable[] thrown = new Throwable[1];
        Thread small = new Thread(null, () -> pattern.matches("b"), "small stack", 128 * 1024);
        small.setUncaughtExceptionHandler((thread, failure) -> thrown[0] = failure);
        small.start();
        small.join();

        assertThat(thrown[0])
                .isInstanceOf(SimpleJsonException.class)
                .hasMessageEndingWith("of a test has too many optional parts in a row");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
                "web-\\d{1,3}",
                "a{",
                "a{b",
                "a{1,b",
                "[]{5000}]",
                "[^]{5000}]",
                "[\\]{5000}]",
                "\\{5000",
                "a{1000}",
                "(a{30}){30}",
                "\\Q{1000}{1000}{1000}\\E",
                "a\\Q{1000}{1000}{1000}",
                "\\x{1000}\\x{2000}\\x{3000}",
                "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{12}|\\d{4}-\\d{2}-\\d{2})",
            })
    void compile_ordinaryExpression_isAccepted(String expression) {
        assertThat(LinearPattern.compile(expression, "a test").matches("??")).isFalse();
    }

    @Test
    void compile_oneOfAThousandHosts_isAccepted() {
        String hosts = IntStream.range(0, 1000).mapToObj(i -> "web-" + i).collect(Collectors.joining("|", "(", ")"));

        assertThat(LinearPattern.compile(hosts, "a test").matches("web-999")).isTrue();
    }
}

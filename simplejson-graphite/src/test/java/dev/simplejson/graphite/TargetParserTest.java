// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.graphite.target.Expression;
import dev.simplejson.graphite.target.Expression.Call;
import dev.simplejson.graphite.target.Expression.Literal;
import dev.simplejson.graphite.target.Expression.Path;
import dev.simplejson.graphite.target.TargetParser;
import dev.simplejson.model.SimpleJsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetParserTest {
    static Stream<String> editorTargets() throws Exception {
        try (var stream = TargetParserTest.class.getResourceAsStream("editor-targets.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }

    @Test
    void editorTargets_thatThereAre_areThreeHundred() throws Exception {
        assertThat(editorTargets().distinct()).hasSize(300);
    }

    /** Whatever the editor writes, nothing of it is lost: written again it is the same. */
    @ParameterizedTest
    @MethodSource("editorTargets")
    void parse_whatTheEditorWrites_holdsAllOfIt(String target) {
        assertThat(written(TargetParser.parse(target))).isEqualTo(target.replace('"', '\''));
    }

    private static String written(Expression expression) {
        if (expression instanceof Path path) {
            return path.text();
        }
        if (expression instanceof Literal literal) {
            return literal.kind() == Literal.Kind.TEXT ? "'" + literal.text() + "'" : literal.text();
        }
        Call call = (Call) expression;
        return call.function()
                + call.arguments().stream().map(TargetParserTest::written).collect(Collectors.joining(", ", "(", ")"));
    }

    @Test
    void parse_call_givesArgumentsOfAllKinds() {
        Call call = (Call) TargetParser.parse("f(a.*, 'text', \"te'xt\", -1, 2.5, 1e-3, true, NONE, inf, x=1)");

        assertThat(call.arguments())
                .containsExactly(
                        new Path("a.*", "a.*"),
                        new Literal(Literal.Kind.TEXT, "text"),
                        new Literal(Literal.Kind.TEXT, "te'xt"),
                        new Literal(Literal.Kind.INTEGER, "-1"),
                        new Literal(Literal.Kind.DECIMAL, "2.5"),
                        new Literal(Literal.Kind.DECIMAL, "1e-3"),
                        new Literal(Literal.Kind.BOOLEAN, "true"),
                        new Literal(Literal.Kind.NONE, "NONE"),
                        new Literal(Literal.Kind.INFINITY, "inf"));
        assertThat(call.named()).containsExactly(java.util.Map.entry("x", new Literal(Literal.Kind.INTEGER, "1")));
    }

    @Test
    void parse_text_keepsBackslashes() {
        Call call = (Call) TargetParser.parse("f(a,\"(\\\"|\\1)\")");

        assertThat(call.arguments().get(1)).isEqualTo(new Literal(Literal.Kind.TEXT, "(\\\"|\\1)"));
    }

    /** As Grafana leaves them, which puts the values of a variable in without a look. */
    @Test
    void parse_textWithItsOwnQuotes_endsWhereAnArgumentDoes() {
        Call call = (Call) TargetParser.parse("f('host=~(it's \"a\"|'n'|b)' , \"x\"y\")");

        assertThat(call.arguments())
                .containsExactly(
                        new Literal(Literal.Kind.TEXT, "host=~(it's \"a\"|'n'|b)"),
                        new Literal(Literal.Kind.TEXT, "x\"y"));
    }

    @Test
    void parse_pipes_areNestedCalls() {
        assertThat(written(TargetParser.parse("a.b | scale(2)|alias('x')"))).isEqualTo("alias(scale(a.b, 2), 'x')");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "series A;series A",
                "waves.Load (1 min);waves.Load (1 min)",
                "x.temp(C);x.temp(C)",
                "a\\,b\\(c\\);a,b(c)",
                "{a,b}.{c,d};{a,b}.{c,d}",
                "true;true",
                "7;7",
                "a.b. ;a.b."
            })
    void parse_namesAsTheyAre_areOnePath(String target, String path) {
        assertThat(((Path) TargetParser.parse(target)).text()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sum(a;the call of 'sum' has no closing ')'",
                "sum(a,);expected a path, a function or a constant, not ')'",
                "sum(,a);expected a path, a function or a constant, not ','",
                "sum(a))+1;unexpected ')' behind a complete expression",
                "a,b;unexpected ',' behind a complete expression",
                "scale(a,2)+1;unexpected '+' behind a complete expression",
                "alias(a,'x;the text that begins at character 9 has no closing '",
                "a|b;expected a function behind '|'",
                "a.{b,c;'{' has no closing '}'",
                "\"text\";a constant is no series",
                "f(x=1,a);an argument without a name follows one with a name",
                "f(a,x=1,x=2);the argument 'x' is given twice"
            })
    void parse_whatIsBroken_saysWhereAndWhy(String target, String reason) {
        assertThatThrownBy(() -> TargetParser.parse(target))
                .isInstanceOf(SimpleJsonException.class)
                .hasMessageStartingWith("target cannot be read at character ")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"f(", "f(a|", "{", "\\", "(", "a.", "'", "|f()|", "f(a,x=", "[", "f('\\"})
    void parse_longRepetitions_areAnsweredOrRefused(String part) {
        String target = part.repeat(TargetParser.MOST_CHARACTERS / part.length());

        try {
            assertThat(TargetParser.parse(target)).isInstanceOf(Path.class);
        } catch (SimpleJsonException refused) {
            assertThat(refused.getMessage()).hasSizeLessThan(500);
        }
    }

    @Test
    void parse_tooLong_isRefused() {
        assertThatThrownBy(() -> TargetParser.parse("a".repeat(TargetParser.MOST_CHARACTERS + 1)))
                .hasMessage("the target has 65537 characters; expected at most 65536");
    }

    @Test
    void parse_tooDeep_isRefused() {
        assertThatThrownBy(() -> TargetParser.parse("f(".repeat(65) + "a" + ")".repeat(65)))
                .hasMessageContaining("more than 64 functions inside each other");
        assertThat(List.of(TargetParser.parse("f(".repeat(64) + "a" + ")".repeat(64))))
                .hasSize(1);
    }
}

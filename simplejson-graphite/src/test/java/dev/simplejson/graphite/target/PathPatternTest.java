// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a.b;a.b;true",
                "a.b.;a.b;true",
                "a.b;a.b.c;false",
                "a.b.c;a.b;false",
                "*;a.b;false",
                "a.*;a.b;true",
                "a.*e*;a.hello;true",
                "a.?;a.b;true",
                "a.?;a.bc;false",
                "a.[b-d];a.c;true",
                "a.[!b-d];a.c;false",
                "a.[!b-d];a.x;true",
                "a.{b,c};a.c;true",
                "a.{b, c};a.c;true",
                "a.{ b , c};a.b;true",
                "a.{b, c};a. c;true",
                "a.{b, c}*;a.cc;true",
                "a.{b , c}*;a.bc;true",
                "a.{b, c}*;a. cc;true",
                "a.{b b,c}*;a.bbc;false",
                "a.{b,c}*;a.cc;true",
                "a{1,2}.{b,c};a2.c;true",
                "a.{b,c};a.d;false",
                "a.x{b,c}y;a.xcy;true",
                "**.c;a.b.c;true",
                "a.**.c;a.b.b.c;true",
                "a.**;a;false",
                "a.B;a.b;false",
                "a.\\{b;a.{b;true",
                "a.[b;a.[b;true",
                "a.(b);a.(b);true",
                "a.{b,b.c};a.b;true",
                "a.{b,b.c};a.b.c;true",
                "a.{b,b.c};a.b.c.d;false",
                "{a.b,x.y.z};x.y.z;true",
                "{a.b,x.y}.c;x.y.c;true",
                "a.*.{b.c,d};a.x.b.c;true",
                "a.*.{b.c,d};a.x.y.d;false",
                "a.{b.*,d};a.b.c;true",
                "a.{b.*,d};a.b.c.d;false"
            })
    void matches_globs_standForWithinANode(String pattern, String path, boolean expected) {
        assertThat(PathPattern.of(pattern).matches(path)).isEqualTo(expected);
    }

    @Test
    void matches_thousandsOfValuesOfAVariable_isNoRegularExpression() {
        String list = IntStream.range(0, 5000).mapToObj(i -> "server-" + i).collect(Collectors.joining(",", "{", "}"));

        assertThat(PathPattern.of("a." + list + ".cpu").matches("a.server-4711.cpu"))
                .isTrue();
        assertThat(PathPattern.of("a." + list + ".cpu").matches("a.server-5000.cpu"))
                .isFalse();
    }

    @Test
    void hasGlob_literals_haveNone() {
        assertThat(PathPattern.of("a.b-c.(d)").hasGlob()).isFalse();
        assertThat(PathPattern.of("a.*").hasGlob()).isTrue();
        assertThat(PathPattern.of("a.{b}").hasGlob()).isTrue();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
    @Test
    void empty_holdsNothing() {
        Payload payload = Payload.empty();

        assertThat(payload.isEmpty()).isTrue();
        assertThat(payload.keys()).isEmpty();
        assertThat(payload.text()).isEmpty();
        assertThat(payload.string("host")).isNull();
        assertThat(payload.strings("host")).isEmpty();
        assertThat(payload.number("host")).isEmpty();
        assertThat(payload.raw("host")).isNull();
    }

    @Test
    void ofText_isBareText() {
        Payload payload = Payload.ofText("plain");

        assertThat(payload.isEmpty()).isFalse();
        assertThat(payload.text()).isEqualTo("plain");
        assertThat(payload.keys()).isEmpty();
    }

    @Test
    void string_numbersAndBooleans_areText() {
        Payload payload = Payload.of(Map.of("number", 5L, "flag", true, "text", "a"));

        assertThat(payload.string("number")).isEqualTo("5");
        assertThat(payload.string("flag")).isEqualTo("true");
        assertThat(payload.string("text")).isEqualTo("a");
    }

    @Test
    void string_list_isItsFirstElement() {
        Payload payload = Payload.of(Map.of("hosts", List.of("a", "b"), "none", List.of()));

        assertThat(payload.string("hosts")).isEqualTo("a");
        assertThat(payload.string("none")).isNull();
    }

    @Test
    void string_object_isNone() {
        Payload payload = Payload.of(Map.of("object", Map.of("a", 1L), "nested", List.of(List.of("a"))));

        assertThat(payload.string("object")).isNull();
        assertThat(payload.string("nested")).isNull();
        assertThat(payload.strings("object")).isEmpty();
        assertThat(payload.raw("object")).isEqualTo(Map.of("a", 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(web-1|db\\.eu \\(2\\))", "{web-1,db.eu (2)}", "[\"web-1\",\"db.eu (2)\"]"})
    void strings_anySpellingOfSeveral_isTheirList(String value) {
        assertThat(Payload.of(Map.of("hosts", value)).strings("hosts")).containsExactly("web-1", "db.eu (2)");
    }

    @Test
    void strings_list_isItsTextsAndNumbers() {
        Payload payload = Payload.of(Map.of("hosts", Arrays.asList("a", 2L, null, Map.of(), "(b|c)")));

        assertThat(payload.strings("hosts")).containsExactly("a", "2", "b", "c");
    }

    @Test
    void strings_listWithEmptyText_keepsIt() {
        assertThat(Payload.of(Map.of("hosts", List.of("", "a"))).strings("hosts"))
                .containsExactly("", "a");
    }

    @Test
    void strings_emptyText_isNone() {
        assertThat(Payload.of(Map.of("hosts", "")).strings("hosts")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "-1.5e3, -1500", "' 7 ', 7", "+.5, 0.5"})
    void number_text_isRead(String text, double number) {
        assertThat(Payload.of(Map.of("limit", text)).number("limit")).hasValue(number);
    }

    @Test
    void number_number_isItself() {
        assertThat(Payload.of(Map.of("limit", 5L)).number("limit")).hasValue(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "1d", "2f", "0x1p3", "NaN", "Infinity", "1,5"})
    void number_textThatIsNone_isEmpty(String text) {
        assertThat(Payload.of(Map.of("limit", text)).number("limit")).isEmpty();
    }

    @Test
    void keys_keepTheirOrder() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("z", 1L);
        fields.put("a", null);

        assertThat(Payload.of(fields).keys()).containsExactly("z", "a");
    }

    @Test
    void equals_sameContent_isEqual() {
        Payload one = Payload.of(Map.of("a", "b"));

        assertThat(one).isEqualTo(Payload.of(Map.of("a", "b"))).hasSameHashCodeAs(Payload.of(Map.of("a", "b")));
        assertThat(one).isNotEqualTo(Payload.ofText("b"));
        assertThat(one).hasToString("Payload{a=b}");
        assertThat(Payload.ofText("b")).hasToString("Payload[b]");
    }
}

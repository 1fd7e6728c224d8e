// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {
    private static final Set<String> SOURCES = new TreeSet<>(List.of("my app", "waves", "weather"));

    @Test
    void read_linesOfAllKinds_givesWhoAndWhatTheySee() {
        Keys keys = read("\uFEFF# keys\r\n\r\ngrafana s3cr3t\r\n  guest\tt0k3n   waves, my app \r\n#old x\r\n");

        Key all = found(keys, null, "s3cr3t");
        assertThat(all.caller().name()).isEqualTo("grafana");
        assertThat(all.caller().isLimited()).isFalse();
        Key some = found(keys, null, "t0k3n");
        assertThat(some.caller().name()).isEqualTo("guest");
        assertThat(SOURCES).filteredOn(some.caller()::sees).containsExactly("my app", "waves");
        assertThat(keys.warnings()).isEmpty();
        assertThat(Key.find(keys.all(), null, "x")).isNull();
    }

    @Test
    void read_hash_takesItsSecretOnly() {
        String hash = HexFormat.of().withUpperCase().formatHex(Key.hash("s3cr3t"));

        Keys keys = read("grafana sha256:" + hash);

        assertThat(found(keys, null, "s3cr3t").caller().name()).isEqualTo("grafana");
        assertThat(Key.find(keys.all(), null, "sha256:" + hash)).isNull();
        assertThat(Key.find(keys.all(), null, hash)).isNull();
    }

    @Test
    void read_oneNameWithTwoSecrets_takesBoth() {
        Keys keys = read("grafana old\ngrafana new");

        assertThat(found(keys, "grafana", "old")).isNotSameAs(found(keys, "grafana", "new"));
        assertThat(Key.find(keys.all(), "other", "old")).isNull();
    }

    @Test
    void read_sourceThatIsNotThere_isToldWithItsLine() {
        assertThat(read("# x\ng s wave").warnings())
                .containsExactly("the keys, line 2: there is no data source 'wave'; there are my app, waves, weather");
    }

    @Test
    void read_secretWithABlankInIt_isNotTold() {
        assertThat(read("g correct horse, waves").warnings())
                .containsExactly("the keys, line 1: there is no data source of the name that stands there as number 1;"
                        + " there are my app, waves, weather");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            s3cr3t                     | has one word only; expected a name, a secret, and perhaps the sources it may see
            a:s3cr3t s3cr3t            | begins with a name that holds ':', which ends a name in Basic authentication
            a s3cr3tß                  | has a secret with other characters than ASCII's letters, digits and signs
            a sha256:s3cr3t            | has a hash that is not 64 hexadecimal digits behind 'sha256:'
            a SHA256:s3cr3t            | has a hash that is not 64 hexadecimal digits behind 'sha256:'
            a s3cr3t , ,               | names no source behind the secret; leave the commas out for a key that sees all
            a 0th3r                    | has the secret of line 1; each key needs one of its own
            """)
    void read_lineThatCannotBe_isRefusedByItsNumber(String line, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("first 0th3r\n\n" + line))
                .withMessage("the keys, line 3, " + problem)
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("s3cr3t", "0th3r"));
    }

    @Test
    void read_noKey_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("# nobody\n"))
                .withMessageStartingWith("the keys holds no key, so that nobody could ask; expected one a line");
    }

    private static Keys read(String text) {
        return Keys.read(text, "the keys", SOURCES);
    }

    private static Key found(Keys keys, @Nullable String name, String secret) {
        @Nullable Key found = Key.find(keys.all(), name, secret);
        assertThat(found).isNotNull();
        return found;
    }
}

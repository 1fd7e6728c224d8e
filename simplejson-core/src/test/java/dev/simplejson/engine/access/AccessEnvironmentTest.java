// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.simplejson.hook.Caller;
import dev.simplejson.hook.RequestHead;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.settings.EngineSettings;
import dev.simplejson.settings.Settings;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Keys from the environment, which a test cannot set for its own process. */
class AccessEnvironmentTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("GRAFANA_KEYS", "grafana s3cr3t\nguest t0k3n waves\n");

    private final Access access = Access.of(
            Settings.builder(EngineSettings.table())
                    .set("auth", "bearer")
                    .set("auth-keys-env", "GRAFANA_KEYS")
                    .build(),
            null,
            ENVIRONMENT::get,
            Set.of("waves", "weather"));

    @Test
    void caller_withAKeyOfTheVariable_isKnown() throws Exception {
        Caller guest = access.caller(new Head("Bearer t0k3n"));

        assertThat(access.caller(new Head("Bearer s3cr3t")).name()).isEqualTo("grafana");
        assertThat(guest.name()).isEqualTo("guest");
        assertThat(guest.sees("waves")).isTrue();
        assertThat(guest.sees("weather")).isFalse();
    }

    @Test
    void caller_withAnotherKey_isRefused() {
        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> access.caller(new Head("Bearer GRAFANA_KEYS")))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.UNAUTHORIZED))
                .withMessageNotContainingAny("s3cr3t", "t0k3n");
    }

    /** A request that holds nothing but its credentials. */
    private record Head(String authorization) implements RequestHead {
        @Override
        public String method() {
            return "POST";
        }

        @Override
        public String path() {
            return "/query";
        }

        @Override
        public @Nullable String header(String name) {
            return name.equalsIgnoreCase("Authorization") ? authorization : null;
        }
    }
}

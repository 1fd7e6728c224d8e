// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorKindTest {
    @ParameterizedTest
    @CsvSource({
        "BAD_REQUEST, 400",
        "UNAUTHORIZED, 403",
        "UNKNOWN_TARGET, 404",
        "NOT_FOUND, 404",
        "METHOD_NOT_ALLOWED, 405",
        "TOO_LARGE, 413",
        "INTERNAL_ERROR, 500",
        "SOURCE_FAILED, 502",
        "OVERLOADED, 503",
        "TIMED_OUT, 504"
    })
    void status_isTheDocumentedOne(ErrorKind kind, int status) {
        assertThat(kind.status()).isEqualTo(status);
    }

    @Test
    void exception_keepsKindMessageAndCause() {
        IllegalStateException cause = new IllegalStateException();

        assertThat(new SimpleJsonException(ErrorKind.TIMED_OUT, "late", cause))
                .returns(ErrorKind.TIMED_OUT, SimpleJsonException::kind)
                .hasMessage("late")
                .hasCause(cause);
        assertThat(SimpleJsonException.badRequest("what?")).returns(ErrorKind.BAD_REQUEST, SimpleJsonException::kind);
    }

    @Test
    void exception_null_isRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> new SimpleJsonException(ErrorKind.TIMED_OUT, null))
                .withMessage("message is null");
        assertThatNullPointerException()
                .isThrownBy(() -> new SimpleJsonException(null, "late"))
                .withMessage("kind is null");
    }
}

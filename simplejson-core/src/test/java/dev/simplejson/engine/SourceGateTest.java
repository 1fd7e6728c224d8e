// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.simplejson.model.SimpleJsonException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceGateTest {
    private final List<Runnable> started = new ArrayList<>();
    private final SourceGate gate = new SourceGate("app", started::add, 1, 10, 0);

    @Test
    void close_whatWaits_neverRuns() {
        SourceTask<String> running = task();
        SourceTask<String> waiting = task();
        gate.submit(running);
        gate.submit(waiting);

        gate.close();
        started.forEach(Runnable::run);

        assertThat(running.isCancelled()).isFalse();
        assertThat(waiting.isCancelled()).isTrue();
        assertThat(waiting.hasBegun()).isFalse();
    }

    @Test
    void submit_afterClose_isRefused() {
        gate.close();

        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> gate.submit(task()))
                .withMessage("the server is stopping");
    }

    private SourceTask<String> task() {
        return new SourceTask<>(gate, "answer 'cpu'", () -> "done", task -> {});
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.jdbc.dialect.Connecting;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RunningTest {
    /** A server that is busy may refuse a cancel, too. */
    @Test
    void cancel_thatFails_isRepeatedUntilTheStatementIsDone() throws Exception {
        CountDownLatch cancels = new CountDownLatch(3);
        Statement statement = (Statement) Proxy.newProxyInstance(
                RunningTest.class.getClassLoader(), new Class<?>[] {Statement.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("cancel");
                    cancels.countDown();
                    throw new SQLException("not now");
                });
        try (Running running = new Running(statement, new Connecting() {}, false)) {
            running.cancel();
            assertThat(cancels.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spi;

import java.time.Instant;

enum NeverCancelled implements Cancellation {
    INSTANCE;

    @Override
    public Instant deadline() {
        return Instant.MAX;
    }

    @Override
    public void checkAlive() {}

    @Override
    public void onCancel(CancelAction action) {}
}

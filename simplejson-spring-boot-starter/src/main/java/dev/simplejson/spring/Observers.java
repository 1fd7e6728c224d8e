// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import dev.simplejson.hook.Observer;
import java.util.List;
import java.util.Optional;

/** Several observers as one. What one throws is logged by the engine, and must not keep it from the others. */
record Observers(List<Observer> all) implements Observer {
    static Optional<Observer> of(List<Observer> all) {
        return switch (all.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(all.get(0));
            default -> Optional.of(new Observers(List.copyOf(all)));
        };
    }

    @Override
    public void requestFinished(Request request) {
        tell(0, observer -> observer.requestFinished(request));
    }

    @Override
    public void sourceAsked(Ask ask) {
        tell(0, observer -> observer.sourceAsked(ask));
    }

    @Override
    public void answerShared(Sharing sharing) {
        tell(0, observer -> observer.answerShared(sharing));
    }

    private void tell(int from, java.util.function.Consumer<Observer> news) {
        if (from < all.size()) {
            try {
                news.accept(all.get(from));
            } finally {
                tell(from + 1, news);
            }
        }
    }
}

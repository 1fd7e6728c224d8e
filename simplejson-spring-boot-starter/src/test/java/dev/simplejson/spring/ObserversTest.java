// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.hook.Observer;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObserversTest {
    private final List<String> told = new ArrayList<>();

    /** Whatever else an observer will be told one day, too. */
    @Test
    void several_ofAllThatThereIsToTell_areTold() throws Exception {
        Observer both = Observers.of(List.of(told("first"), told("second"))).orElseThrow();
        for (Method news : Observer.class.getMethods()) {
            told.clear();

            news.invoke(both, news(news.getParameterTypes()[0]));

            assertThat(told).containsExactly("first " + news.getName(), "second " + news.getName());
        }
    }

    private Observer told(String name) {
        Class<?>[] types = {Observer.class};
        return (Observer) Proxy.newProxyInstance(types[0].getClassLoader(), types, (proxy, method, arguments) -> {
            told.add(name + " " + method.getName());
            return null;
        });
    }

    private static Object news(Class<?> type) {
        Class<?>[] types = {type};
        return Proxy.newProxyInstance(type.getClassLoader(), types, (proxy, method, arguments) -> {
            throw new AssertionError(method);
        });
    }
}

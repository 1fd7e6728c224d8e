// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import java.util.ArrayList;
import java.util.List;

/** The sources among the beans, and those that {@link java.util.ServiceLoader} finds. The beans are Spring's to close, the others ours. */
final class BeanSources implements AutoCloseable {
    private static final String ACTION =
            "Give each data source a name of its own that can be part of a URL, or remove the bean or the provider"
                    + " (META-INF/services/dev.simplejson.spi.DataSource) that is not wanted.";

    private final DataSources found;
    private final DataSources all;

    /**
     * All sources.
     *
     * @param beanNames what the beans are called: of two that are made of one class, the class does not tell which is meant
     */
    BeanSources(List<DataSource> beans, List<String> beanNames) {
        String action =
                beanNames.isEmpty() ? ACTION : ACTION + " The beans are '" + String.join("', '", beanNames) + "'.";
        found = StartFailure.explained(action, DataSources::load);
        List<DataSource> together = new ArrayList<>(beans);
        together.addAll(found.byName().values());
        try {
            all = StartFailure.explained(action, () -> DataSources.of(together));
        } catch (IllegalArgumentException twoOfOneName) {
            found.close();
            throw twoOfOneName;
        }
    }

    DataSources all() {
        return all;
    }

    @Override
    public void close() {
        found.close();
    }
}

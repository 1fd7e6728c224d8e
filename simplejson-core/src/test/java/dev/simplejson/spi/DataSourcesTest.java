// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSourcesTest {
    @Test
    void of_anyOrder_isOrderedByName() {
        DataSources sources = DataSources.of(new NamedSource("mem"), new NamedSource("cpu"), new NamedSource("disk"));

        assertThat(sources.byName().keySet()).containsExactly("cpu", "disk", "mem");
        assertThat(sources.problems()).isEmpty();
        assertThat(sources).hasToString("DataSources[cpu, disk, mem]");
    }

    @Test
    void of_nothing_isEmpty() {
        assertThat(DataSources.of().byName()).isEmpty();
    }

    @Test
    void of_oneNameTwice_namesBothClasses() {
        DataSource other = new NamedSource("cpu") {};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataSources.of(new NamedSource("cpu"), other))
                .withMessage("data source name 'cpu' is claimed by both dev.simplejson.spi.NamedSource and "
                        + other.getClass().getName() + "; rename or remove one");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "a/b", "/"})
    void of_nameThatCannotBeUsed_isRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataSources.of(new NamedSource(name)))
                .withMessage(
                        "data source dev.simplejson.spi.NamedSource has the name '%s';"
                                + " expected a name that is not blank and holds no '/'",
                        name);
    }

    @ParameterizedTest
    @CsvSource({
        "now, 'no endpoint has: the path /now leads there'",
        "-, 'no endpoint has: the path /- leads there'",
        "., 'is not one of a folder, as it is in a URL'",
        ".., 'is not one of a folder, as it is in a URL'",
        "'a\tb', holds no control character",
        "'a\u0085', holds no control character"
    })
    void of_nameThatLeadsElsewhere_isRefused(String name, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataSources.of(new NamedSource(name)))
                .withMessage(
                        "data source dev.simplejson.spi.NamedSource has the name '%s'; expected a name that %s",
                        name, expected);
    }

    @Test
    void of_nameThatThrows_isRefusedWithTheClass() {
        DataSource nameless = new NamedSource("x") {
            @Override
            public String name() {
                throw new IllegalStateException("no name yet");
            }
        };

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataSources.of(nameless))
                .withMessage("data source " + nameless.getClass().getName()
                        + " cannot say its name: java.lang.IllegalStateException: no name yet");
    }

    @Test
    void byName_isUnmodifiable() {
        DataSources sources = DataSources.of(new NamedSource("cpu"));

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> sources.byName().clear());
    }

    @Test
    void close_closesWhatCanBeClosed() {
        List<String> closed = new ArrayList<>();
        DataSources.of(new Closeable("a", closed), new NamedSource("b"), new Closeable("c", closed))
                .close();

        assertThat(closed).containsExactly("a", "c");
    }

    @Test
    void close_oneThatThrows_closesTheOthers() {
        List<String> closed = new ArrayList<>();
        Closeable broken = new Closeable("a", closed) {
            @Override
            public void close() {
                throw new IllegalStateException("stuck");
            }
        };
        DataSources.of(broken, new Closeable("b", closed)).close();

        assertThat(closed).containsExactly("b");
    }

    @Test
    void close_oneThatHangsOrDies_closesTheOthers() {
        List<String> closed = new ArrayList<>();
        CountDownLatch never = new CountDownLatch(1);
        Closeable hanging = new Closeable("a", closed) {
            @Override
            public void close() {
                while (never.getCount() > 0) {
                    Thread.onSpinWait();
                }
            }
        };
        Closeable dying = new Closeable("b", closed) {
            @Override
            public void close() {
                throw new StackOverflowError("deep");
            }
        };

        DataSources.of(hanging, dying, new Closeable("c", closed)).close();
        never.countDown();

        assertThat(closed).containsExactly("c");
    }

    private static class Closeable extends NamedSource implements AutoCloseable {
        private final String name;
        private final List<String> closed;

        Closeable(String name, List<String> closed) {
            super(name);
            this.name = name;
            this.closed = closed;
        }

        @Override
        public void close() {
            closed.add(name);
        }
    }
}

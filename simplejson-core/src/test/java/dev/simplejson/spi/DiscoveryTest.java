// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Discovery over class loaders of the test's own: the build's class path holds no provider. */
@Timeout(30)
class DiscoveryTest {
    @TempDir
    private Path root;

    private ProviderFolder folder;

    @BeforeEach
    void newFolder() throws IOException {
        folder = new ProviderFolder(root).source("Cpu", "\"cpu\"", "");
    }

    @Test
    void load_severalProviders_areOrderedByName() throws IOException {
        folder.source("Zoo", "\"animals\"", "").source("Disk", "\"disk\"", "");

        assertFound("animals", "cpu", "disk");
    }

    @Test
    void load_noProviders_isEmpty() {
        assertThat(DataSources.load(DataSource.class.getClassLoader()).byName()).isEmpty();
    }

    @Test
    void load_withoutClassLoader_usesTheContextClassLoader() throws IOException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = folder.loader()) {
            Thread.currentThread().setContextClassLoader(loader);

            assertThat(DataSources.load().byName()).containsOnlyKeys("cpu");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void load_twoProvidersOfOneName_namesBothClasses() throws IOException {
        folder.source("OtherCpu", "\"cpu\"", "");
        try (URLClassLoader loader = folder.loader()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DataSources.load(loader))
                    .withMessage("data source name 'cpu' is claimed by both found.Cpu and found.OtherCpu;"
                            + " rename or remove one");
        }
    }

    @Test
    void load_nameThatCannotBeUsed_isRefused() throws IOException {
        folder.source("Slash", "\"a/b\"", "");
        try (URLClassLoader loader = folder.loader()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DataSources.load(loader))
                    .withMessage("data source found.Slash has the name 'a/b';"
                            + " expected a name that is not blank and holds no '/'");
        }
    }

    @Test
    void load_providerThatThrows_isAProblemOfItsOwn() throws IOException {
        folder.source("Broken", "\"broken\"", "public Broken() { throw new IllegalStateException(\"no database\"); }");

        assertProblem("found.Broken cannot be loaded and is left out: java.lang.IllegalStateException: no database");
    }

    @Test
    void load_providerWhoseClassCannotBeInitialized_isAProblemOfItsOwn() throws IOException {
        folder.source("Broken", "\"broken\"", "static final int NONE = Integer.parseInt(\"x\");");

        assertProblem("found.Broken cannot be loaded and is left out: java.lang.ExceptionInInitializerError");
    }

    @Test
    void load_providerWithoutConstructor_isAProblemOfItsOwn() throws IOException {
        folder.source("Picky", "\"picky\"", "public Picky(String need) {}");

        assertProblem("a data source provider cannot be loaded and is left out:"
                + " java.lang.NoSuchMethodException: found.Picky.<init>();"
                + " expected a public class with a public constructor that takes nothing");
    }

    @Test
    void load_missingProvider_isAProblemOfItsOwn() throws IOException {
        folder.named("found.Gone");

        assertProblem("a data source provider cannot be loaded and is left out: java.util.ServiceConfigurationError:"
                + " dev.simplejson.spi.DataSource: Provider found.Gone not found");
    }

    @Test
    void load_classThatIsNoProvider_isAProblemOfItsOwn() throws IOException {
        folder.compiledClass("Other", "public class Other {}").named("found.Other");

        assertProblem("a data source provider cannot be loaded and is left out: java.util.ServiceConfigurationError:"
                + " dev.simplejson.spi.DataSource: found.Other not a subtype");
    }

    @Test
    void load_providerWhoseSuperclassIsMissing_isAProblemOfItsOwn() throws IOException {
        folder.compiledClass("Base", "public class Base {}")
                .compiledClass("Child", "public class Child extends Base {}")
                .named("found.Child");
        try (URLClassLoader loader = folder.loader()) {
            folder.delete("Base");
            DataSources sources = DataSources.load(loader);

            assertThat(sources.byName()).containsOnlyKeys("cpu");
            assertThat(sources.problems()).singleElement().asString().contains("found.Base");
        }
    }

    @Test
    void load_constructorThatHangs_isAProblemOfItsOwn() throws IOException {
        folder.compiledClass("Hanging", """
                        public class Hanging implements dev.simplejson.spi.DataSource {
                            public Hanging() throws InterruptedException { new java.util.concurrent.CountDownLatch(1).await(); }
                            public String name() { return "hanging"; }
                            public java.util.List metrics() { return java.util.List.of(); }
                            public java.util.List query(dev.simplejson.spi.Query query) { return java.util.List.of(); }
                        }
                        """).named("found.Hanging");

        assertProblem("found.Hanging cannot be loaded and is left out: java.util.concurrent.TimeoutException: its"
                + " constructor does not return within 10s");
    }

    @Test
    void load_garbledProviderFile_isAProblemOfItsOwn() throws IOException {
        folder.named("this is no class name");
        try (URLClassLoader loader = folder.loader()) {
            assertThat(DataSources.load(loader).problems())
                    .singleElement()
                    .asString()
                    .contains("Illegal configuration-file syntax");
        }
    }

    @Test
    void load_classLoaderThatCannotBeRead_endsWithAProblem() {
        ClassLoader unreadable = new ClassLoader(DataSource.class.getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException("disk is gone");
            }
        };

        DataSources sources = DataSources.load(unreadable);

        assertThat(sources.byName()).isEmpty();
        assertThat(sources.problems())
                .containsExactly(
                        "a data source provider cannot be loaded and is left out: java.io.IOException: disk is gone");
    }

    private void assertFound(String... names) throws IOException {
        try (URLClassLoader loader = folder.loader()) {
            DataSources sources = DataSources.load(loader);
            assertThat(sources.byName().keySet()).containsExactly(names);
            assertThat(sources.problems()).isEmpty();
        }
    }

    /** The message is there, and the provider in front of and behind the broken one work. */
    private void assertProblem(String message) throws IOException {
        folder.source("Mem", "\"mem\"", "");
        try (URLClassLoader loader = folder.loader()) {
            DataSources sources = DataSources.load(loader);
            assertThat(sources.byName().keySet()).containsExactly("cpu", "mem");
            assertThat(sources.problems()).containsExactly(message);
        }
    }
}

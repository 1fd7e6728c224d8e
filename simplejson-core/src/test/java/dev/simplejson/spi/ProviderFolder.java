// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A folder of compiled data sources and of the file that names them, as a jar on somebody's class path would hold them. */
final class ProviderFolder {
    private final Path root;
    private final List<Path> sources = new ArrayList<>();
    private final List<String> named = new ArrayList<>();

    ProviderFolder(Path root) {
        this.root = root;
    }

    /** A data source class in package {@code found}: named, and with this behind its name. */
    ProviderFolder source(String className, String name, String members) throws IOException {
        return compiledClass(
                        className,
                        "public class " + className + " implements dev.simplejson.spi.DataSource {" + members
                                + " public String name() { return " + name + "; }"
                                + " public java.util.List<dev.simplejson.model.Metric> metrics() { return java.util.List.of(); }"
                                + " public java.util.List<dev.simplejson.model.Frame> query(dev.simplejson.spi.Query query) {"
                                + " return java.util.List.of(); } }")
                .named("found." + className);
    }

    /** Any class in package {@code found}. */
    ProviderFolder compiledClass(String className, String code) throws IOException {
        Path file = root.resolve(className + ".java");
        Files.writeString(file, "package found; " + code);
        sources.add(file);
        return this;
    }

    /** A line of the file that names the providers. */
    ProviderFolder named(String className) {
        named.add(className);
        return this;
    }

    /** Compiles, writes and loads it all. */
    URLClassLoader loader() throws IOException {
        if (!sources.isEmpty()) {
            compile();
        }
        Path services = Files.createDirectories(root.resolve("META-INF/services"));
        Files.write(services.resolve(DataSource.class.getName()), named);
        return new URLClassLoader(new URL[] {root.toUri().toURL()}, DataSource.class.getClassLoader());
    }

    void delete(String className) throws IOException {
        Files.delete(root.resolve("found/" + className + ".class"));
    }

    private void compile() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-d", root.toString(), "-classpath", System.getProperty("java.class.path")));
        sources.forEach(file -> arguments.add(file.toString()));
        assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new)))
                .as("compiler's exit code")
                .isZero();
    }
}

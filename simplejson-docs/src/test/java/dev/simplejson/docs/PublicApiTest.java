// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others compile against, in every module that is published: it says what it is, and drags nothing along. */
class PublicApiTest {
    private static final Pattern EXPORT = Pattern.compile("^ *exports ([\\w.]+);", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "simplejson-core",
                "simplejson-httpserver",
                "simplejson-jdbc",
                "simplejson-micrometer",
                "simplejson-servlet",
                "simplejson-testkit"
            })
    void publicTypesAndMembers_haveComments(String module) throws IOException {
        List<String> bare = new ArrayList<>();
        forEachOpenElement(module, (element, task) -> {
            DocTrees docs = DocTrees.instance(task);
            TreePath path = docs.getPath(element);
            if (path != null && needsComment(element, task.getElements())) {
                String comment = docs.getDocComment(path);
                if (comment == null || comment.isBlank()) {
                    bare.add(nameOf(element));
                }
            }
        });

        assertThat(bare).as("public or protected, and without a comment").isEmpty();
    }

    /**
     * Those of the JDK are nobody's library, its server is one of its own module, a servlet is one of the servlet API, as meters are
     * Micrometer's.
     */
    @ParameterizedTest
    @CsvSource({
        "simplejson-core, ''",
        "simplejson-httpserver, com.sun.net.httpserver.",
        "simplejson-jdbc, ''",
        "simplejson-micrometer, io.micrometer.core.instrument.",
        "simplejson-servlet, jakarta.servlet."
    })
    void publicSignatures_holdNoTypeOfALibrary(String module, String allowed) throws IOException {
        List<String> foreign = new ArrayList<>();
        Set<String> exported = exportedBy("simplejson-core");
        exported.addAll(exportedBy(module));
        forEachOpenElement(module, (element, task) -> {
            for (TypeElement type : typesOf(element)) {
                Elements elements = task.getElements();
                boolean ours = exported.contains(elements.getPackageOf(type).toString());
                boolean ofTheJdk = elements.getModuleOf(type).toString().startsWith("java.");
                if (!ours && !ofTheJdk && (allowed.isEmpty() || !type.toString().startsWith(allowed))) {
                    foreign.add(nameOf(element) + ": " + type);
                }
            }
        });

        assertThat(foreign).isEmpty();
    }

    private static void forEachOpenElement(String module, BiConsumer<Element, JavacTask> action) throws IOException {
        Set<String> exported = exportedBy(module);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
            List<String> options = List.of("-proc:none", "--class-path", System.getProperty("java.class.path"));
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, options, null, files.getJavaFileObjectsFromPaths(sourcesOf(module)));
            DocTrees.instance(task); // Makes the compiler keep the comments.
            int types = 0;
            for (Element element : task.analyze()) {
                if (element instanceof TypeElement type
                        && type.getNestingKind() == NestingKind.TOP_LEVEL
                        && exported.contains(
                                task.getElements().getPackageOf(type).toString())) {
                    visit(type, task, action);
                    types++;
                }
            }
            assertThat(types).as("types in " + exported).isPositive();
        }
    }

    /** From the outside to the inside, and no further than somebody outside can look. */
    private static void visit(Element element, JavacTask task, BiConsumer<Element, JavacTask> action) {
        Set<Modifier> modifiers = element.getModifiers();
        if (modifiers.contains(Modifier.PUBLIC) || modifiers.contains(Modifier.PROTECTED)) {
            action.accept(element, task);
            if (element instanceof TypeElement) {
                element.getEnclosedElements().forEach(member -> visit(member, task, action));
            }
        }
    }

    /** What overrides has the comment of what it overrides, a component that of its record; the rest was added by the compiler. */
    private static boolean needsComment(Element element, Elements elements) {
        return elements.getOrigin(element) == Elements.Origin.EXPLICIT
                && element.getKind() != ElementKind.RECORD_COMPONENT
                && element.getAnnotation(Override.class) == null;
    }

    private static Set<TypeElement> typesOf(Element element) {
        Set<TypeElement> types = new LinkedHashSet<>();
        if (element instanceof Parameterizable generic) {
            generic.getTypeParameters().forEach(parameter -> addAll(parameter.getBounds(), types));
        }
        if (element instanceof ExecutableElement method) {
            add(method.getReturnType(), types);
            method.getParameters().forEach(parameter -> add(parameter.asType(), types));
            addAll(method.getThrownTypes(), types);
        } else if (element instanceof TypeElement type) {
            add(type.getSuperclass(), types);
            addAll(type.getInterfaces(), types);
        } else {
            add(element.asType(), types);
        }
        return types;
    }

    private static void addAll(List<? extends TypeMirror> mirrors, Set<TypeElement> types) {
        mirrors.forEach(mirror -> add(mirror, types));
    }

    private static void add(TypeMirror mirror, Set<TypeElement> types) {
        if (mirror instanceof DeclaredType type) {
            types.add((TypeElement) type.asElement());
            addAll(type.getTypeArguments(), types);
        } else if (mirror instanceof ArrayType array) {
            add(array.getComponentType(), types);
        } else if (mirror instanceof WildcardType wildcard) {
            Stream.of(wildcard.getExtendsBound(), wildcard.getSuperBound())
                    .filter(bound -> bound != null)
                    .forEach(bound -> add(bound, types));
        }
    }

    private static String nameOf(Element element) {
        return element instanceof TypeElement ? element.toString() : element.getEnclosingElement() + "." + element;
    }

    private static Set<String> exportedBy(String module) {
        Set<String> exported = new LinkedHashSet<>();
        EXPORT.matcher(Markdown.text(folderOf(module).resolve("module-info.java")))
                .results()
                .forEach(export -> exported.add(export.group(1)));
        return exported;
    }

    private static List<Path> sourcesOf(String module) throws IOException {
        try (Stream<Path> files = Files.walk(folderOf(module))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .toList();
        }
    }

    private static Path folderOf(String module) {
        return Markdown.ROOT.resolve(module).resolve("src/main/java");
    }
}

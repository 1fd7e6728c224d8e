// SPDX-License-Identifier: Apache-2.0

package dev.simplejson;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What others compile against: it says what it is, and drags nothing along. */
class PublicApiTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final List<String> EXPORTED = List.of("model", "time", "spi", "engine");

    @Test
    void publicTypesAndMembers_haveComments() throws IOException {
        List<String> bare = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources()));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new CommentScanner(docs, bare).scan(unit, null);
            }
        }

        assertThat(bare).as("public or protected, and without a comment").isEmpty();
    }

    @Test
    void publicSignatures_holdNoTypeOfALibrary() {
        List<String> foreign = new ArrayList<>();
        for (JavaClass type : ArchitectureTest.CORE) {
            boolean exported =
                    EXPORTED.stream().anyMatch(room -> type.getPackageName().equals("dev.simplejson." + room));
            if (exported && type.getModifiers().contains(JavaModifier.PUBLIC)) {
                type.getCodeUnits().stream().filter(PublicApiTest::isOpen).forEach(unit -> addForeign(unit, foreign));
            }
        }

        assertThat(foreign).isEmpty();
    }

    private static boolean isOpen(JavaCodeUnit unit) {
        Set<JavaModifier> modifiers = unit.getModifiers();
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static void addForeign(JavaCodeUnit unit, List<String> foreign) {
        Stream.of(
                        unit.getRawParameterTypes().stream(),
                        Stream.of(unit.getRawReturnType()),
                        unit.getExceptionTypes().stream())
                .flatMap(types -> types)
                .map(type -> type.getBaseComponentType().getName())
                .filter(name -> name.contains(".") && !name.startsWith("java."))
                .filter(name -> EXPORTED.stream().noneMatch(room -> name.startsWith("dev.simplejson." + room + ".")))
                .forEach(name -> foreign.add(unit.getFullName() + ": " + name));
    }

    private static List<Path> sources() {
        List<Path> sources = new ArrayList<>();
        for (String room : EXPORTED) {
            try (Stream<Path> files =
                    Files.list(SOURCES.resolve("dev/simplejson").resolve(room))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return sources;
    }

    /** Walks from the outside to the inside, and stops where nobody outside can look. */
    private static final class CommentScanner extends TreePathScanner<Void, Void> {
        private final DocTrees docs;
        private final List<String> bare;

        CommentScanner(DocTrees docs, List<String> bare) {
            this.docs = docs;
            this.bare = bare;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            if (!isOpen(type.getModifiers().getFlags())) {
                return null;
            }
            check(type.getSimpleName().toString());
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            boolean overrides = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            if (isOpen(method.getModifiers().getFlags()) && !overrides) {
                check(owner().getSimpleName() + "." + method.getName());
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void unused) {
            boolean constant = owner().getKind() == Tree.Kind.ENUM
                    && field.getModifiers().getFlags().contains(Modifier.STATIC);
            boolean component = owner().getKind() == Tree.Kind.RECORD
                    && !field.getModifiers().getFlags().contains(Modifier.STATIC);
            if (constant || (isOpen(field.getModifiers().getFlags()) && !component)) {
                if (!field.getModifiers().getFlags().contains(Modifier.PRIVATE)) {
                    check(owner().getSimpleName() + "." + field.getName());
                }
            }
            return null;
        }

        @Override
        public Void visitBlock(BlockTree block, Void unused) {
            return null;
        }

        /** What stands in an interface is public without a word. */
        private boolean isOpen(Set<Modifier> flags) {
            TreePath parent = getCurrentPath().getParentPath();
            boolean inInterface = parent != null
                    && parent.getLeaf().getKind() == Tree.Kind.INTERFACE
                    && !flags.contains(Modifier.PRIVATE);
            return inInterface || flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED);
        }

        private ClassTree owner() {
            return (ClassTree) getCurrentPath().getParentPath().getLeaf();
        }

        private void check(String name) {
            String comment = docs.getDocComment(getCurrentPath());
            if (comment == null || comment.isBlank()) {
                bare.add(name);
            }
        }
    }
}

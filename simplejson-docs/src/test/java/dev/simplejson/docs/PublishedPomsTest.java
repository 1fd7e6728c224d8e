// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The poms as they are published: Maven uploads the files of the modules unchanged. */
class PublishedPomsTest {
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    private static final List<String> WANTED = List.of(
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "scm/connection",
            "scm/developerConnection",
            "scm/url");

    @ParameterizedTest
    @MethodSource("published")
    void pom_ofAPublishedModule_tellsWhatARepositoryWants(String module) throws Exception {
        Document pom = pom(module);
        boolean inherits = !text(pom, "/project/parent/artifactId").isEmpty();
        Document said = inherits ? pom("") : pom;

        assertThat(text(pom, "/project/name")).isNotBlank();
        assertThat(text(pom, "/project/description")).isNotBlank();
        assertThat(text(pom, "/project/parent/artifactId")).isIn("simplejson-parent", "");
        for (String element : WANTED) {
            assertThat(text(said, "/project/" + element)).as(element).isNotBlank();
        }
        assertThat(text(said, "/project/properties/project.build.outputTimestamp"))
                .isEqualTo(text(pom(""), "/project/properties/project.build.outputTimestamp"))
                .isNotBlank();
        if (inherits) {
            assertThat(text(said, "/project/@child.project.url.inherit.append.path"))
                    .isEqualTo("false");
            assertThat(text(said, "/project/scm/@child.scm.url.inherit.append.path"))
                    .isEqualTo("false");
        }
    }

    @Test
    void bom_ofEverythingPublished_isComplete() throws Exception {
        Document bom = pom("simplejson-bom");
        List<String> listed = texts(bom, "/project/dependencyManagement/dependencies/dependency/artifactId");

        assertThat(listed)
                .containsExactlyElementsOf(published()
                        .filter(module -> !module.isEmpty() && !module.equals("simplejson-bom"))
                        .sorted()
                        .toList());
        assertThat(texts(bom, "/project/dependencyManagement/dependencies/dependency/version"))
                .containsOnly("${project.version}");
        assertThat(text(bom, "/project/version")).isEqualTo(text(pom(""), "/project/version"));
        assertThat(texts(bom, "/project/parent"))
                .as("whose versions would come along")
                .isEmpty();
    }

    @Test
    void bomAndParent_sayTheSame() throws Exception {
        for (String element : WANTED) {
            assertThat(text(pom("simplejson-bom"), "/project/" + element))
                    .isEqualTo(text(pom(""), "/project/" + element));
        }
    }

    static Stream<String> published() throws Exception {
        List<String> published = new ArrayList<>(List.of(""));
        for (String module : texts(pom(""), "/project/modules/module")) {
            if (!text(pom(module), "/project/properties/maven.deploy.skip").equals("true")) {
                published.add(module);
            }
        }
        return published.stream();
    }

    private static Document pom(String module) throws Exception {
        Path file = Markdown.ROOT.resolve(module).resolve("pom.xml");
        try (var input = Files.newInputStream(file)) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(input);
        }
    }

    private static String text(Document pom, String path) throws XPathExpressionException {
        return XPATH.evaluate(path, pom).strip();
    }

    private static List<String> texts(Document pom, String path) throws XPathExpressionException {
        NodeList nodes = (NodeList) XPATH.evaluate(path, pom, XPathConstants.NODESET);
        return Stream.iterate(0, i -> i + 1)
                .limit(nodes.getLength())
                .map(i -> nodes.item(i).getTextContent().strip())
                .toList();
    }
}

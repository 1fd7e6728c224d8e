// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.docs.Markdown.Block;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That nothing in the documents looks like an example and is tested by nobody. */
class DocsBlocksTest {
    /** A block by indentation, a fence by other signs, or one that a list would indent: none of the tests sees it. */
    private static final Pattern UNSEEN_BLOCK = Pattern.compile("( {4}|\t|\\s+```|\\s*~~~).*");

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern COMMAND = Pattern.compile(
            "([A-Z_]+=\\S+ )*(\\./mvnw|mvn|java|curl|bash|sh|sqlite3|psql|docker|npm|git) \\S.*", Pattern.DOTALL);

    @ParameterizedTest
    @MethodSource("documents")
    void prose_ofAnyDocument_holdsNoBlock(Path document) {
        assertThat(Markdown.prose(document))
                .noneSatisfy((line, text) -> assertThat(text).matches(UNSEEN_BLOCK));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void prose_ofAnyDocument_holdsNoCommand(Path document) {
        String prose = String.join("\n", Markdown.prose(document).values());

        assertThat(CODE.matcher(prose).results().map((MatchResult code) -> code.group(1)))
                .noneMatch(code -> COMMAND.matcher(code).matches());
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void block_ofAnyDocument_isTestedBySomebody(Block block) {
        assertThat(isTested(block)).as("a test for " + block).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "", "text"})
    void block_ofOtherContent_isTestedByNobody(String language) {
        assertThat(isTested(new Block("README.md", 1, language, "print('…')"))).isFalse();
    }

    private static boolean isTested(Block block) {
        return switch (block.language()) {
            case "java", "json", "sh", "properties" ->
                true; // DocsJavaTest, DocsCommandsTest and DocsDatabaseTest take each of them.
            case "xml" ->
                DocsWebXmlTest.isDependency(block)
                        || DocsWritingTest.isTestKit(block)
                        || DocsWebXmlTest.isWebXml(block)
                        || DocsRecipesTest.isConstraint(block)
                        || DocsRecipesTest.isValve(block);
            case "nginx" -> DocsRecipesTest.isProxy(block);
            case "text" ->
                DocsCommandsTest.isAnswer(block)
                        || DocsCommandsTest.isOutputOfTheServer(block)
                        || DocsJavaTest.isServicesFile(block)
                        || DocsRecipesTest.isUsers(block)
                        || DocsSecurityTest.isKeysFile(block)
                        || DocsSecurityTest.isFlags(block)
                        || DocsTablesTest.isRooms(block)
                        || DocsTablesTest.isWayOfAQuery(block)
                        || DocsCommandsTest.isStatusLine(block);
            default -> false;
        };
    }

    static List<Path> documents() {
        return Markdown.all();
    }

    static List<Block> blocks() {
        return Markdown.blocks();
    }
}

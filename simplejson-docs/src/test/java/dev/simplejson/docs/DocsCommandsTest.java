// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.docs.Markdown.Block;
import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.examples.DemoServer;
import dev.simplejson.examples.Json;
import dev.simplejson.examples.ShownJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command that the documents show. A {@code sh} block is one curl command, answered by the {@code json} or {@code text} block behind
 * it, or commands that {@code .ci/run} and its parts run as they are, with options behind them where they would take long. In an answer
 * {@code …} stands for anything.
 */
class DocsCommandsTest {
    private static final String CI_ITSELF = "bash .ci/run";

    private static DemoServer server;

    @BeforeAll
    static void startServer() {
        server = DemoServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("curlCommands")
    void curl_asDocumented_givesWhatIsShown(Block command, Block shown) throws IOException {
        HttpResponse<String> answer = CurlCommand.parse(command.text()).sendTo(server.port());

        if (shown.language().equals("text")) {
            assertThat(answer.body()).isEqualToIgnoringNewLines(shown.text());
            return;
        }
        assertThat(answer.body()).matches(body -> new ShownJson(shown.text()).matches(body), shown.text());
        Json.parse(answer.body());
    }

    /** The script fails if it has not come to run one of them. */
    @ParameterizedTest
    @MethodSource("otherCommands")
    void command_notCurl_isRunByCi(String command) {
        assertThat(Ci.lines())
                .anyMatch(line -> line.contains("documented '" + command + "'")
                        || line.contains("documented \"" + command + "\""));
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void output_ofTheServer_standsBehindItsCommand(Block before, Block output) {
        assertThat(before.commands())
                .last()
                .asString()
                .endsWith("java -Xmx48m -XX:+UseSerialGC -jar simplejson-examples/target/simplejson-examples.jar");
        assertThat(output.text()).startsWith("simplejson " + SimpleJsonEngine.version() + " serves ");
        assertThat(Ci.lines()).anyMatch(line -> line.startsWith("documented_output | diff "));
    }

    @ParameterizedTest
    @MethodSource("json")
    void json_ofNoCommand_isNowhere(Block json, Block before) {
        assertThat(before.isCurl()).as("a curl command in front of " + json).isTrue();
    }

    @Test
    void statusLine_inTheDocuments_isThatOfAWrongName() throws IOException {
        List<Block> shown =
                Markdown.blocks("text").filter(DocsCommandsTest::isStatusLine).toList();

        assertThat(shown).hasSize(1);
        String line = server.statusLine("/rows?target=series%20C");
        assertThat(new ShownJson(shown.get(0).text()).matches(line)).as(line).isTrue();
    }

    static boolean isStatusLine(Block block) {
        return block.text().startsWith("HTTP/1.1 ") && block.text().lines().count() == 1;
    }

    static Stream<List<Block>> pairs() {
        List<Block> blocks = Markdown.blocks();
        List<List<Block>> pairs = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block next = i + 1 < blocks.size() ? blocks.get(i + 1) : new Block("", 0, "", "");
            pairs.add(List.of(blocks.get(i), next));
        }
        return pairs.stream();
    }

    static Stream<Object[]> curlCommands() {
        return pairs().filter(pair -> pair.get(0).isCurl() && !hasItsOwnServer(pair.get(0)))
                .map(List::toArray);
    }

    private static boolean hasItsOwnServer(Block block) {
        return Markdown.WRITING.endsWith(block.file()); // DocsWritingTest
    }

    static Stream<String> otherCommands() {
        return Markdown.blocks("sh")
                .filter(block -> !block.isCurl())
                .flatMap(block -> block.commands().stream())
                .filter(command -> !command.equals(CI_ITSELF))
                .distinct();
    }

    static Stream<Object[]> outputs() {
        return pairs().filter(pair -> isOutputOfTheServer(pair.get(1))).map(List::toArray);
    }

    /** Whether it is what a curl command in front of it gives, which is compared as it is. */
    static boolean isAnswer(Block block) {
        return pairs().anyMatch(pair -> pair.get(0).isCurl() && pair.get(1).equals(block));
    }

    static boolean isOutputOfTheServer(Block block) {
        return block.text().contains("\nURL for Grafana: ");
    }

    static Stream<Object[]> json() {
        return pairs().filter(pair -> pair.get(1).language().equals("json"))
                .map(pair -> new Object[] {pair.get(1), pair.get(0)});
    }
}

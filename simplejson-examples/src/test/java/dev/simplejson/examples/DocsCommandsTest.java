// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.examples.Markdown.Block;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command that the documents show. A {@code sh} block is one curl command, answered by the {@code json} block behind it, or commands that
 * {@code .ci/run} runs. In an answer {@code …} stands for anything.
 */
class DocsCommandsTest {
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

        assertThat(answer.body()).matches(body -> new ShownJson(shown.text()).matches(body), shown.text());
        Json.parse(answer.body());
    }

    @ParameterizedTest
    @MethodSource("otherCommands")
    void command_notCurl_isRunByCi(Block commands) {
        assertThat(Markdown.text(Markdown.ROOT.resolve(".ci/run")))
                .contains(commands.text().lines().toList());
    }

    @ParameterizedTest
    @MethodSource("json")
    void json_ofNoCommand_isNowhere(Block json, Block before) {
        assertThat(before.language()).as("block in front of " + json).isEqualTo("sh");
        assertThat(before.text()).startsWith("curl ");
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
        return pairs().filter(pair -> pair.get(0).text().startsWith("curl ")).map(List::toArray);
    }

    static Stream<Block> otherCommands() {
        return Markdown.blocks("sh").filter(block -> !block.text().startsWith("curl "));
    }

    static Stream<Object[]> json() {
        return pairs().filter(pair -> pair.get(1).language().equals("json"))
                .map(pair -> new Object[] {pair.get(1), pair.get(0)});
    }
}

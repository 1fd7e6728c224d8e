// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.docs.Markdown.Block;
import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.examples.DemoServer;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The {@code web.xml} of the documents in the containers that they name. */
class DocsWebXmlTest {
    @TempDir
    private Path folder;

    private Path webApp;

    @BeforeEach
    void writeWebApp() throws Exception {
        webApp = folder.resolve("app");
        Files.createDirectories(webApp.resolve("WEB-INF"));
        Files.writeString(
                webApp.resolve("WEB-INF/web.xml"),
                only(DocsWebXmlTest::isWebXml).text());
    }

    @Test
    void webXml_inTomcat_servesAllSources() throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.setAddDefaultWebXmlToWebapp(false);
        Context context = tomcat.addWebapp("", webApp.toString());
        ((StandardJarScanner) context.getJarScanner()).setScanClassPath(false);
        tomcat.start();
        try {
            assertServes(tomcat.getConnector().getLocalPort());
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    @Test
    void webXml_inJetty_servesAllSources() throws Exception {
        Server jetty = new Server();
        ServerConnector connector = new ServerConnector(jetty);
        connector.setHost("127.0.0.1");
        jetty.addConnector(connector);
        WebAppContext context = new WebAppContext();
        context.setContextPath("/");
        context.setBaseResourceAsPath(webApp);
        context.setParentLoaderPriority(true);
        jetty.setHandler(context);
        jetty.start();
        try {
            assertServes(connector.getLocalPort());
        } finally {
            jetty.stop();
        }
    }

    @Test
    void uriCompliance_forJetty_allowsDoubledSlashes() {
        Matcher named = Pattern.compile("jetty\\.httpConfig\\.uriCompliance=([A-Z_,0-9]+)")
                .matcher(Markdown.text(Markdown.ROOT.resolve("docs/embedding.md")));

        assertThat(named.find()).isTrue();
        assertThat(UriCompliance.from(named.group(1)).allows(Violation.AMBIGUOUS_EMPTY_SEGMENT))
                .isTrue();
    }

    @Test
    void dependency_inTheReadme_isThisVersion() throws Exception {
        Document parsed = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(
                        new StringReader(only(DocsWebXmlTest::isDependency).text())));

        assertThat(parsed.getElementsByTagName("artifactId").item(0).getTextContent())
                .isEqualTo("simplejson-servlet");
        assertThat(parsed.getElementsByTagName("version").item(0).getTextContent())
                .isEqualTo(SimpleJsonEngine.version());
    }

    static boolean isDependency(Block block) {
        return block.text().startsWith("<dependency>") && !DocsWritingTest.isTestKit(block);
    }

    static boolean isWebXml(Block block) {
        return block.text().contains("<web-app");
    }

    private static Block only(Predicate<Block> wanted) {
        List<Block> blocks = Markdown.blocks("xml").filter(wanted).toList();
        assertThat(blocks).hasSize(1);
        return blocks.get(0);
    }

    private static void assertServes(int port) {
        URI uri = URI.create("http://127.0.0.1:" + port + "/grafana/");
        HttpResponse<String> answer = DemoServer.send(HttpClient.newHttpClient(), uri, "GET", Map.of(), "");

        assertThat(answer.body()).contains("\"sources\":[\"jvm\",\"waves\",\"weather\"]");
        assertThat(answer.statusCode()).isEqualTo(200);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.docs.Markdown.Block;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.examples.DemoServer;
import dev.simplejson.spi.DataSources;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.catalina.Context;
import org.apache.catalina.Valve;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.IntrospectionUtils;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The recipes of docs/security.md in the servers that they are for, and Grafana's side of each. */
class DocsRecipesTest {
    private static final String KEY = "open-sesame-7f3a";
    private static final String PASSWORD = "long-and-random";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    static boolean isConstraint(Block block) {
        return block.text().startsWith("<security-constraint>");
    }

    static boolean isUsers(Block block) {
        return block.text().startsWith("grafana: ");
    }

    static boolean isProxy(Block block) {
        return block.text().startsWith("server {");
    }

    static boolean isValve(Block block) {
        return block.text().startsWith("<Valve ");
    }

    /** What Tomcat refuses before it knows whose it is, and what nobody in it has. */
    @Test
    void valve_inTomcat_keepsItsPagesFromTellingWhatItIs() throws Exception {
        Tomcat tomcat = tomcat();
        tomcat.getHost().getPipeline().addValve(valve());
        tomcat.start();
        try {
            assertSilent(tomcat.getConnector().getLocalPort());
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    @Test
    void sendServerVersion_forJetty_keepsItsPagesFromTellingWhatItIs() throws Exception {
        Matcher said = Pattern.compile("jetty\\.httpConfig\\.(\\w+)=(\\w+)")
                .matcher(Markdown.text(Markdown.ROOT.resolve("docs/security.md")));
        assertThat(said.find()).isTrue();
        HttpConfiguration configuration = new HttpConfiguration();
        assertThat(IntrospectionUtils.setProperty(configuration, said.group(1), said.group(2)))
                .isTrue();
        Server jetty = new Server();
        ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        jetty.addConnector(connector);
        jetty.setHandler(context(webXml()));
        jetty.start();
        try {
            assertSilent(connector.getLocalPort());
        } finally {
            jetty.stop();
        }
    }

    private static void assertSilent(int port) throws IOException {
        assertThat(raw(port, "GET /grafana/-/healthy HTTP/1.1")).contains("HTTP/1.1 200", "{\"healthy\":true}");
        for (String line : List.of(
                "GET /grafana/%zz HTTP/1.1",
                "GET /grafana/[ HTTP/1.1",
                "GET /grafana/../../x HTTP/1.1",
                "GET /grafana/%2e%2e%2fx HTTP/1.1",
                "GET /nobody HTTP/1.1",
                "GET /grafana/ HTTP/9.9",
                "G{T /grafana/ HTTP/1.1")) {
            assertThat(raw(port, line))
                    .as(line)
                    .containsPattern("^HTTP/1.1 [45]\\d\\d")
                    .doesNotContainIgnoringCase("tomcat", "apache", "jetty", "java", "exception", "at org.");
        }
    }

    /** As Tomcat reads it from its server.xml: a class by its name, and properties, of which it takes none that is not there. */
    private static Valve valve() throws Exception {
        NamedNodeMap attributes = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(
                        new StringReader(only("xml", DocsRecipesTest::isValve).text())))
                .getDocumentElement()
                .getAttributes();
        Valve valve = Class.forName(attributes.removeNamedItem("className").getNodeValue())
                .asSubclass(Valve.class)
                .getConstructor()
                .newInstance();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node property = attributes.item(i);
            assertThat(IntrospectionUtils.setProperty(valve, property.getNodeName(), property.getNodeValue()))
                    .as(property.getNodeName())
                    .isTrue();
        }
        return valve;
    }

    private static String raw(int port, String line) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write((line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Tomcat tomcat() throws IOException {
        return tomcat(webXml());
    }

    private Tomcat tomcat(String webXml) throws IOException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.setAddDefaultWebXmlToWebapp(false);
        Context context = tomcat.addWebapp("", webApp(webXml).toString());
        ((StandardJarScanner) context.getJarScanner()).setScanClassPath(false);
        return tomcat;
    }

    @Test
    void constraint_inTomcat_letsInWhoHasLoggedIn() throws Exception {
        Tomcat tomcat = tomcat(constrained());
        tomcat.addUser("grafana", PASSWORD);
        tomcat.addRole("grafana", "grafana");
        tomcat.addUser("other", PASSWORD);
        tomcat.start();
        try {
            assertLimited("http://127.0.0.1:" + tomcat.getConnector().getLocalPort());
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    @Test
    void constraint_inJetty_letsInWhoHasLoggedIn() throws Exception {
        Path users = Files.writeString(
                folder.resolve("realm.properties"),
                only("text", DocsRecipesTest::isUsers).text() + "\nother: " + PASSWORD + "\n");
        Server jetty = new Server();
        ServerConnector connector = new ServerConnector(jetty);
        connector.setHost("127.0.0.1");
        jetty.addConnector(connector);
        WebAppContext context = context(constrained());
        context.getSecurityHandler()
                .setLoginService(new HashLoginService(
                        "grafana", ResourceFactory.of(context).newResource(users)));
        jetty.setHandler(context);
        jetty.start();
        try {
            assertLimited("http://127.0.0.1:" + connector.getLocalPort());
        } finally {
            jetty.stop();
        }
    }

    /** The web.xml of the README with the constraint of the recipe and the setting that goes with it. */
    private WebAppContext context(String webXml) throws IOException {
        WebAppContext context = new WebAppContext();
        context.setContextPath("/");
        context.setBaseResourceAsPath(webApp(webXml));
        context.setParentLoaderPriority(true);
        return context;
    }

    private static String constrained() {
        String constraint = only("xml", DocsRecipesTest::isConstraint).text();
        String webXml = webXml().replace(
                        "    <init-param>\n",
                        "    <init-param><param-name>auth</param-name><param-value>container</param-value></init-param>\n"
                                + "    <init-param>\n")
                .replace("</web-app>", constraint + "\n</web-app>");
        assertThat(webXml).contains("container", "login-config");
        return webXml;
    }

    private static String webXml() {
        return only("xml", DocsWebXmlTest::isWebXml).text();
    }

    private Path webApp(String webXml) throws IOException {
        Path webApp = folder.resolve("app");
        Files.createDirectories(webApp.resolve("WEB-INF"));
        Files.writeString(webApp.resolve("WEB-INF/web.xml"), webXml);
        return webApp;
    }

    private void assertLimited(String server) {
        for (String path : List.of(
                "/grafana/search",
                "/grafana/",
                "/grafana/-/ready",
                "/grafana/%73earch",
                "/%67rafana/search",
                "/grafana;x/search",
                "/grafana/./search")) {
            for (String method : List.of("GET", "POST", "HEAD", "PUT", "PROPFIND")) {
                assertThat(status(server + path, method, Map.of()))
                        .as(method + " " + path)
                        .isIn(400, 401, 403);
            }
        }
        String url = server + "/grafana";
        assertThat(status(url + "/search", "GET", Map.of())).isEqualTo(401);
        assertThat(status(url + "/search", "GET", basic("grafana", "wrong"))).isEqualTo(401);
        assertThat(status(url + "/search", "GET", basic("other", PASSWORD))).isEqualTo(403);
        assertThat(status(url + "/query", "OPTIONS", Map.of())).isEqualTo(204);

        JsonNode datasource = datasource(client, url, "basic", basic("grafana", PASSWORD));
        assertThat(datasource.path("url").asString()).isEqualTo(url);
        assertThat(datasource.path("access").asString()).isEqualTo("proxy");
        assertThat(datasource.path("basicAuth").asBoolean()).isTrue();
        assertThat(datasource.path("secureJsonData").path("basicAuthPassword").asString())
                .isEqualTo("$SIMPLEJSON_KEY");
        Map<String, String> asGrafana = basic(datasource.path("basicAuthUser").asString(), PASSWORD);
        assertThat(send(client, url + "/search", "POST", asGrafana, "{}").body())
                .contains("series A");
    }

    @Test
    void proxy_nginxWithTls_handsOnWhoHasTheKey() throws Exception {
        Path nginx = Path.of("/usr/sbin/nginx");
        if (!Files.isExecutable(nginx)) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("no " + nginx);
            }
            System.err.println("SKIPPED: no " + nginx + "; install the package nginx-light to run this test");
            Assumptions.abort("no " + nginx);
        }
        Path keys = Files.writeString(folder.resolve("keys"), "grafana " + KEY + "\n");
        SimpleJsonSettings settings = SimpleJsonSettings.builder()
                .set("auth", "bearer")
                .set("auth-keys-file", keys.toString())
                .build();
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-keyout",
                folder.resolve("key.pem").toString(),
                "-out",
                folder.resolve("cert.pem").toString());
        int port = freePort();
        try (DemoServer server = DemoServer.start(DataSources.load(), settings)) {
            Process proxy = start(nginx, port, server.port());
            try {
                assertProxied("https://localhost:" + port + "/app", trusting(folder.resolve("cert.pem")));
            } finally {
                proxy.destroy();
                assertThat(proxy.waitFor(30, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private Process start(Path nginx, int port, int serverPort) throws Exception {
        String proxy = only("nginx", DocsRecipesTest::isProxy).text();
        String changed = proxy.replace("listen 443 ssl", "listen 127.0.0.1:" + port + " ssl")
                .replace("/etc/nginx/grafana/", folder + "/")
                .replace("127.0.0.1:8080", "127.0.0.1:" + serverPort);
        assertThat(changed).contains(":" + port + " ssl", folder + "/cert.pem", folder + "/key.pem", ":" + serverPort);
        Path configuration = Files.writeString(
                folder.resolve("nginx.conf"), """
                daemon off;
                master_process off;
                pid FOLDER/pid;
                error_log FOLDER/error.log;
                events {}
                http {
                    access_log off;
                    client_body_temp_path FOLDER/body;
                    proxy_temp_path FOLDER/proxy;
                    fastcgi_temp_path FOLDER/fastcgi;
                    uwsgi_temp_path FOLDER/uwsgi;
                    scgi_temp_path FOLDER/scgi;
                """.replace("FOLDER", folder.toString()) + changed + "\n}\n");
        Process process = new ProcessBuilder(
                        nginx.toString(), "-c", configuration.toString(), "-e", folder + "/start.log")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        for (int i = 0; i < 600 && process.isAlive() && !isOpen(port); i++) {
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        assertThat(process.isAlive())
                .as(Files.readString(folder.resolve("output")))
                .isTrue();
        return process;
    }

    private static void assertProxied(String url, HttpClient client) {
        Map<String, String> key = Map.of("Authorization", "Bearer " + KEY);
        assertThat(send(client, url + "/search", "GET", Map.of(), "").statusCode())
                .isEqualTo(403);
        assertThat(send(client, url + "/query", "OPTIONS", Map.of(), "").statusCode())
                .isEqualTo(204);
        assertThat(send(client, url + "/search", "POST", key, "{}").body()).contains("series A");

        JsonNode datasource = datasource(client, url, "bearer", key);
        assertThat(datasource.path("url").asString()).isEqualTo(url);
        assertThat(datasource.path("jsonData").path("httpHeaderName1").asString())
                .isEqualTo("Authorization");
        assertThat(datasource.path("secureJsonData").path("httpHeaderValue1").asString())
                .isEqualTo("Bearer $SIMPLEJSON_KEY");
        assertThat(send(client, datasource.path("url").asString() + "/waves/search", "POST", key, "{}")
                        .body())
                .contains("series A");
    }

    /** What Grafana reads from its provisioning folder. */
    private static JsonNode datasource(HttpClient client, String url, String auth, Map<String, String> headers) {
        HttpResponse<String> file = send(client, url + "/-/grafana/datasource.yaml?auth=" + auth, "GET", headers, "");
        assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
        JsonNode read = new YAMLMapper().readTree(file.body());
        assertThat(read.path("apiVersion").asInt()).isEqualTo(1);
        assertThat(file.body()).doesNotContain(KEY, PASSWORD);
        return read.path("datasources").get(0);
    }

    private static boolean isOpen(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static HttpClient trusting(Path certificate) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            store.setCertificateEntry(
                    "own", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void run(String... command) throws Exception {
        Path output = folder.resolve("run");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }

    private int status(String url, String method, Map<String, String> headers) {
        return send(client, url, method, headers, "").statusCode();
    }

    private static HttpResponse<String> send(
            HttpClient client, String url, String method, Map<String, String> headers, String body) {
        return DemoServer.send(client, URI.create(url), method, headers, body);
    }

    private static Map<String, String> basic(String user, String password) {
        byte[] text = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(text));
    }

    private static Block only(String language, Predicate<Block> wanted) {
        List<Block> blocks = Markdown.blocks(language).filter(wanted).toList();
        assertThat(blocks).hasSize(1);
        return blocks.get(0);
    }
}

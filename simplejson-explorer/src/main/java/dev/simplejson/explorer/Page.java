// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer;

import dev.simplejson.endpoint.EndpointRequest;
import dev.simplejson.endpoint.EndpointResponse;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.settings.EngineSettings;
import dev.simplejson.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page and its files. They are served as they are in the jar, but for what only their readers need: comments and indentation. All paths
 * of files hold one hash over all of them, so that they can be kept for a year, and none is ever mixed with another version's. Immutable
 * and thread-safe.
 */
final class Page {
    private static final String HTML = "index.html";

    /** Another's work, served as it was published. */
    private static final String UPLOT = "uplot.js";

    /**
     * The begin of a line with its indentation, and the whole line if it is a comment or empty; and a comment at its end. No file has a
     * text over several lines, and a text would end behind what is taken for a comment.
     */
    private static final Pattern FOR_READERS =
            Pattern.compile("(?m)^ *+(?://.*\\R|/\\*(?s:.*?)\\*/\\R|\\R)?| // [^'\"`\\n]*$");

    /**
     * Blanks and ends of lines beside the symbols of a style sheet, and a rule's last semicolon. A blank in front of a colon would matter:
     * it stands between two elements.
     */
    private static final Pattern BLANKS_OF_STYLES = Pattern.compile(";?\\s*+(})\\s*+|\\s*+([{;,])\\s*+|(:) ");

    /** Every file of the page, with its media type. */
    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry(HTML, "text/html; charset=utf-8"),
            Map.entry("explorer.css", "text/css; charset=utf-8"),
            Map.entry(UPLOT, "text/javascript; charset=utf-8"),
            Map.entry("api.js", "text/javascript; charset=utf-8"),
            Map.entry("app.js", "text/javascript; charset=utf-8"),
            Map.entry("chart.js", "text/javascript; charset=utf-8"),
            Map.entry("dom.js", "text/javascript; charset=utf-8"),
            Map.entry("filters.js", "text/javascript; charset=utf-8"),
            Map.entry("grafana.js", "text/javascript; charset=utf-8"),
            Map.entry("metrics.js", "text/javascript; charset=utf-8"),
            Map.entry("rows.js", "text/javascript; charset=utf-8"),
            Map.entry("time.js", "text/javascript; charset=utf-8"),
            Map.entry("units.js", "text/javascript; charset=utf-8"));

    private static final Set<String> KEYS = Set.of("basic", "bearer", "header");

    private final Map<String, byte[]> assets;
    private final String version;
    private final String html;
    private final String policy;

    private Page(Map<String, byte[]> assets, String version, String html) {
        this.assets = assets;
        this.version = version;
        this.html = html;
        this.policy = policy(html);
    }

    /** Reads the page from the jar. */
    static Page load() {
        Map<String, byte[]> assets = new TreeMap<>();
        MessageDigest all = sha256();
        FILES.keySet()
                .forEach(name ->
                        assets.put(name, name.equals(UPLOT) ? resource(name) : forBrowsers(name, resource(name))));
        assets.forEach((name, bytes) -> {
            all.update(name.getBytes(StandardCharsets.UTF_8));
            all.update(bytes);
        });
        String version = HexFormat.of().formatHex(all.digest(), 0, 8);
        String html = new String(assets.remove(HTML), StandardCharsets.UTF_8).replace("{{assets}}", version);
        return new Page(Map.copyOf(assets), version, html);
    }

    void writeHtml(EndpointRequest request, EndpointResponse response) throws IOException {
        response.header("Content-Security-Policy", policy);
        response.header("Referrer-Policy", "no-referrer");
        response.header("Vary", "Accept");
        String auth = auth(request.settings());
        String header = request.settings().get(EngineSettings.AUTH_HEADER).replace("&", "&amp;");
        String answer = html.replace("{{auth}}", auth).replace("{{header}}", header);
        if (!response.isKnown(String.join("-", version, auth, header))) {
            write(HTML, answer.getBytes(StandardCharsets.UTF_8), response);
        }
    }

    /**
     * The kind of key that the server wants, so that the page asks for that and not for data first; empty for none, or if somebody else
     * decides.
     */
    private static String auth(Settings settings) {
        String auth = settings.get(EngineSettings.AUTH);
        return KEYS.contains(auth) ? auth : "";
    }

    void writeAsset(EndpointRequest request, EndpointResponse response) throws IOException {
        String name = request.variable("file");
        byte @Nullable [] bytes = assets.get(name);
        if (bytes == null || !request.variable("version").equals(version)) {
            throw new SimpleJsonException(
                    ErrorKind.NOT_FOUND, "no such file of the page: '" + name + "'; load the page again");
        }
        if (!response.isKnown(version)) {
            write(name, bytes, response);
        }
    }

    private static void write(String name, byte[] bytes, EndpointResponse response) throws IOException {
        response.contentType(FILES.getOrDefault(name, ""));
        response.body().write(bytes);
    }

    /** Nothing but the page's own files, its one inline script by its hash, and requests to its own server. */
    private static String policy(String html) {
        int begin = html.indexOf("<script>") + "<script>".length();
        String script = html.substring(begin, html.indexOf("</script>", begin));
        String hash = Base64.getEncoder().encodeToString(sha256().digest(script.getBytes(StandardCharsets.UTF_8)));
        return "default-src 'none'; script-src 'self' 'sha256-" + hash
                + "'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'self'; form-action 'none';"
                + " frame-ancestors 'none'";
    }

    /** Without what only readers need; the first line, which names the licence, stays. */
    private static byte[] forBrowsers(String name, byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        int firstLine = text.indexOf('\n') + 1;
        String rest = FOR_READERS.matcher(text.substring(firstLine)).replaceAll("");
        if (name.endsWith(".css")) {
            rest = BLANKS_OF_STYLES.matcher(rest).replaceAll("$1$2$3");
        }
        return (text.substring(0, firstLine) + rest).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) {
        try (@Nullable InputStream file = Page.class.getResourceAsStream("assets/" + name)) {
            if (file == null) {
                throw new IllegalStateException("the jar has no file " + name);
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}

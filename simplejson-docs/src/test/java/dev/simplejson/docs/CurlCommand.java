// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.docs;

import dev.simplejson.examples.DemoServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A curl command, understood as far as the documents need it, so that they can be tested where there is no curl. */
record CurlCommand(String method, URI uri, Map<String, String> headers, String body) {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"\\\\$`]*)\"|((?:[^\\s'\"\\\\$`|<>;&])+)");

    /**
     * Reads one command.
     *
     * @throws IllegalArgumentException if it is more than this class knows
     */
    static CurlCommand parse(String text) {
        List<String> words = words(text.replace("\\\n", " "));
        if (!words.get(0).equals("curl")) {
            throw new IllegalArgumentException("not a curl command: " + text);
        }
        String method = "";
        String uri = "";
        String body = "";
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < words.size(); i++) {
            switch (words.get(i)) {
                case "-s" -> {}
                case "-X" -> method = words.get(++i);
                case "-H" -> {
                    String[] header = words.get(++i).split(": *", 2);
                    headers.put(header[0], header[1]);
                }
                case "-d" -> body = words.get(++i).replace("\n", "");
                default -> {
                    if (words.get(i).startsWith("-") || !uri.isEmpty()) {
                        throw new IllegalArgumentException("unknown to this test: " + words.get(i) + " in " + text);
                    }
                    uri = words.get(i);
                }
            }
        }
        if (!body.isEmpty()) {
            headers.putIfAbsent("Content-Type", "application/x-www-form-urlencoded");
        }
        headers.putIfAbsent("Accept", "*/*");
        String defaultMethod = body.isEmpty() ? "GET" : "POST";
        return new CurlCommand(method.isEmpty() ? defaultMethod : method, URI.create(uri), headers, body);
    }

    /** Sends it to another port than it says. */
    HttpResponse<String> sendTo(int port) {
        URI there = URI.create(uri.toString().replaceFirst(":\\d+", ":" + port));
        return DemoServer.send(HttpClient.newHttpClient(), there, method, headers, body);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int position = 0;
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            if (!text.substring(position, matcher.start()).isBlank()) {
                throw new IllegalArgumentException("shell syntax unknown to this test: " + text);
            }
            for (int group = 1; group <= 3; group++) {
                if (matcher.group(group) != null) {
                    words.add(matcher.group(group));
                }
            }
            position = matcher.end();
        }
        if (!text.substring(position).isBlank()) {
            throw new IllegalArgumentException("shell syntax unknown to this test: " + text);
        }
        return words;
    }
}

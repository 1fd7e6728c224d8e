// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.access;

import dev.simplejson.engine.work.OneEdit;
import dev.simplejson.hook.Caller;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The lines of a file of keys: a name, a secret or its hash, and perhaps the sources it may see. What refuses a line names its number and
 * never what stands there.
 */
final class Keys {
    private static final String HASHED = "sha256:";
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

    /** What every client, proxy and server hands on as it is. */
    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

    private final String origin;
    private final Set<String> knownSources;
    private final List<Key> keys = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private Keys(String origin, Set<String> knownSources) {
        this.origin = origin;
        this.knownSources = knownSources;
    }

    /**
     * Reads them.
     *
     * @param text the lines
     * @param origin where they stand, as messages say it
     * @param knownSources the sources that there are
     * @throws IllegalArgumentException if a line cannot be read, or there is none
     */
    static Keys read(String text, String origin, Set<String> knownSources) {
        Keys read = new Keys(origin, knownSources);
        List<String> lines = text.replaceFirst("^\uFEFF", "").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                read.add(i + 1, line);
            }
        }
        if (read.keys.isEmpty()) {
            throw new IllegalArgumentException(origin + " holds no key, so that nobody could ask; expected one a line: "
                    + "a name, a secret, and perhaps the sources it may see");
        }
        return read;
    }

    List<Key> all() {
        return List.copyOf(keys);
    }

    /** What an operator should know, but need not mend. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void add(int number, String line) {
        String[] cells = line.split("\\s+", 3);
        if (cells.length < 2) {
            throw refused(number, "has one word only; expected a name, a secret, and perhaps the sources it may see");
        }
        if (cells[0].contains(":")) {
            throw refused(number, "begins with a name that holds ':', which ends a name in Basic authentication");
        }
        Caller caller = Caller.named(cells[0]);
        if (cells.length == 3) {
            caller = caller.seeingOnly(sources(number, cells[2]));
        }
        Key key = new Key(caller, secretHash(number, cells[1]));
        for (int i = 0; i < keys.size(); i++) {
            if (key.hasSecretOf(keys.get(i))) {
                throw refused(number, "has the secret of line " + lines.get(i) + "; each key needs one of its own");
            }
        }
        keys.add(key);
        lines.add(number);
    }

    private byte[] secretHash(int number, String secret) {
        if (!VISIBLE.matcher(secret).matches()) {
            throw refused(number, "has a secret with other characters than ASCII's letters, digits and signs");
        }
        if (!secret.toLowerCase(Locale.ROOT).startsWith(HASHED)) {
            return Key.hash(secret);
        }
        String hash = secret.substring(HASHED.length());
        if (!HASH.matcher(hash).matches()) {
            throw refused(number, "has a hash that is not 64 hexadecimal digits behind '" + HASHED + "'");
        }
        return HexFormat.of().parseHex(hash.toLowerCase(Locale.ROOT));
    }

    private Set<String> sources(int number, String list) {
        Set<String> sources = new LinkedHashSet<>();
        Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(sources::add);
        if (sources.isEmpty()) {
            throw refused(number, "names no source behind the secret; leave the commas out for a key that sees all");
        }
        int count = 0;
        for (String source : sources) {
            count++;
            if (!knownSources.contains(source)) {
                warnings.add(origin + ", line " + number + ": there is no data source " + named(source, count)
                        + "; there are " + String.join(", ", knownSources));
            }
        }
        return sources;
    }

    /** In quotes only if it surely is meant for a source: who writes a secret with a blank in it has the rest of it here. */
    private String named(String source, int count) {
        boolean isSlip = knownSources.stream().anyMatch(known -> OneEdit.between(source, known));
        return isSlip ? "'" + source + "'" : "of the name that stands there as number " + count;
    }

    private IllegalArgumentException refused(int number, String problem) {
        return new IllegalArgumentException(origin + ", line " + number + ", " + problem);
    }
}

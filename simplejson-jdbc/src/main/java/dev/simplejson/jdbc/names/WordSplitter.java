// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.names;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes names of columns apart into words, also where nothing stands between these. */
final class WordSplitter {
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\\d+|[^\\W\\d_]+");

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    /** What a clock is of, where they are written as one word, and what may follow that is a time as well. */
    private static final Pattern GLUED = Pattern.compile(
            "(z)?(t|unix|utc|gps|sys|server|device|local|event|log|logged|msg|message|record|recorded|rec|reading|read|measure"
                    + "|measured|measurement|meas|sample|sampled|obs|observed|observation|capture|captured|collect|collected|check|checked"
                    + "|receive|received|recv|send|sent|start|started|begin|end|ended|stop|finish|finished|last|first|create|created"
                    + "|creation|insert|inserted|add|added|update|updated|modify|modified|modification|mod|change|changed|edit|edited"
                    + "|import|imported|upload|uploaded|sync|synced|access|accessed|visit|visited|expire|expires|expired|expiry|expiration"
                    + "|birth|due|valid|delete|deleted|open|opened|close|closed|trade|order|ordered|bar|tick|arrival|departure|install"
                    + "|date|take|taken|entry|report|reported|played|viewed|post|posted|publish|published|expiring|recording)"
                    + "(time|timestamp|timestamps|tstamp|date|datetime|stamp|ts|clock|at|on|day|seen|used|mod|modified|update|updated"
                    + "|changed|change|access|accessed|sync|until|utc|epoch|ms|s)");

    /** What Core Data calls a column of a date; an update, an uptime and the like are none. */
    private static final Pattern CORE_DATA = Pattern.compile(
            "Z(?!.*(?:UP|CANDI|MAN|LIFE|RUN|PLAY|DOWN|ELAPSED|REAL)(?:DATE|TIME)$).+(?:TIMESTAMP|DATE|TIME)");

    /** An update, an uptime and the like are none, here as well. */
    private static final Pattern CLOCK_AT_END =
            Pattern.compile("(?!.*(?:up|candi|man|life|run|play|down|elapsed|real)(?:date|time)$)"
                    + "(\\p{L}{2,}?)(timestamp|datetime|date|time|datum|zeit)");

    private static final Pattern CLOCK_IN_FRONT = Pattern.compile("(date|time)of(\\p{L}{2,})");

    private WordSplitter() {}

    /** The words with a clock apart that their last one may be of. */
    static List<String> withClockApart(List<String> words) {
        if (words.isEmpty()) {
            return words;
        }
        String last = words.get(words.size() - 1);
        for (Pattern glued : List.of(CLOCK_AT_END, CLOCK_IN_FRONT)) {
            Matcher matcher = glued.matcher(last);
            if (matcher.matches()) {
                List<String> apart = new ArrayList<>(words.subList(0, words.size() - 1));
                apart.add(matcher.group(1));
                apart.add(matcher.group(2));
                return apart;
            }
        }
        return words;
    }

    /** The words from the first on, in lower case and without accents. */
    static List<String> split(String name) {
        List<String> words = new ArrayList<>();
        // año, année and měsíc are in the lists without their accents.
        Matcher matcher = WORD.matcher(ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .replace("ETag", "Etag"));
        while (matcher.find()) {
            String word = matcher.group().toLowerCase(Locale.ROOT);
            Matcher glued = GLUED.matcher(word);
            if (Words.CLOCKS.contains(word) || Words.HAPPENED.contains(word)) {
                words.add(word);
            } else if (word.startsWith("z") && Words.CLOCKS.contains(word.substring(1))) {
                // Core Data's.
                words.add(word.substring(1));
            } else if (CORE_DATA.matcher(matcher.group()).matches()) {
                addCoreData(words, word);
            } else if (glued.matches()) {
                words.add(glued.group(2));
                words.add(glued.group(3));
            } else if (word.endsWith("id") && isThing(word.substring(0, word.length() - 2))) {
                words.add(word.substring(0, word.length() - 2));
                words.add("id");
            } else if (word.startsWith("id") && isThing(word.substring(2))) {
                words.add(word.substring(2));
                words.add("id");
            } else {
                words.add(word);
            }
        }
        return words;
    }

    /** What {@code trackid} and {@code idsite} are of; {@code humid} and {@code idle} are of nothing. */
    private static boolean isThing(String word) {
        return word.length() > 2 && (Words.IDENTITIES.contains(word) || Words.THINGS.contains(word));
    }

    /** {@code ZLASTMESSAGEDATE} is written without anything between its words. */
    private static void addCoreData(List<String> words, String word) {
        String clock = word.endsWith("timestamp") ? "timestamp" : word.substring(word.length() - 4);
        String rest = word.substring(1, word.length() - clock.length());
        for (String ordinal : Words.ORDINALS) {
            if (rest.startsWith(ordinal)) {
                words.add(ordinal);
                rest = rest.substring(ordinal.length());
                break;
            }
        }
        if (!rest.isEmpty()) {
            Matcher glued = GLUED.matcher(rest + clock);
            words.add(glued.matches() ? glued.group(2) : rest);
        }
        words.add(clock);
    }
}

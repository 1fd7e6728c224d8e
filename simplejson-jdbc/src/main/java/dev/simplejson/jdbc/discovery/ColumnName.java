// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a column says about it, read as words: {@code lastSeen}, {@code last_seen} and {@code LASTSEEN} alike. It is never the
 * only reason for anything; values, keys and indexes come first.
 */
final class ColumnName {
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\\d+|[^\\W\\d_]+");

    private static final Set<String> CLOCKS = Set.of(
            "time",
            "times",
            "timestamp",
            "timestamps",
            "ts",
            "tstamp",
            "tst",
            "tm",
            "stamp",
            "date",
            "datetime",
            "dt",
            "dtg",
            "clock",
            "epoch",
            "unixtime",
            "unix",
            "utc",
            "when",
            "instant",
            "moment",
            "day",
            "jd",
            "julian",
            "julianday",
            "zeit",
            "datum",
            "zeitstempel",
            "zeitpunkt",
            "messzeit",
            "uhrzeit",
            "fecha",
            "hora",
            "hour",
            "hhmm",
            "uhr",
            "heure",
            "horodatage",
            "tijd",
            "tijdstip");

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

    private static final Set<String> HAPPENED = Set.of(
            "created",
            "updated",
            "modified",
            "changed",
            "inserted",
            "added",
            "expires",
            "expiry",
            "lastmod",
            "seen",
            "used",
            "visited",
            "recorded",
            "measured",
            "sampled",
            "observed",
            "captured",
            "logged",
            "received",
            "sent",
            "occurred",
            "happened",
            "taken",
            "gemessen",
            "erfasst",
            "started",
            "ended",
            "finished",
            "birthdate",
            "birthday",
            "since",
            "until",
            "due",
            "start",
            "begin",
            "end");

    /** A name that begins with one of these is of something that changes: {@code CurrentChannel}. */
    private static final Set<String> CHANGING = Set.of("current", "active", "selected", "connected");

    private static final Set<String> CREATED = Set.of(
            "created",
            "creation",
            "create",
            "inserted",
            "insert",
            "added",
            "add",
            "first",
            "ingested",
            "ingest",
            "ingestion",
            "imported",
            "import",
            "uploaded",
            "upload",
            "stored",
            "saved",
            "written",
            "loaded",
            "registered",
            "joined",
            "install",
            "installed",
            "entry");

    private static final Set<String> UPDATED = Set.of(
            "updated",
            "update",
            "modified",
            "modify",
            "modification",
            "mod",
            "lastmod",
            "changed",
            "change",
            "edited",
            "edit",
            "last",
            "latest",
            "recent",
            "access",
            "accessed",
            "synced",
            "sync",
            "touched",
            "seen",
            "used",
            "refreshed");

    private static final Set<String> LATER = Set.of(
            "expires",
            "expire",
            "expired",
            "expiry",
            "expiration",
            "birth",
            "birthdate",
            "birthday",
            "dob",
            "born",
            "due",
            "deadline",
            "until",
            "valid",
            "end",
            "ended",
            "ends",
            "finish",
            "finished",
            "stop",
            "stopped",
            "next",
            "deleted",
            "delete",
            "removed",
            "archived",
            "closed",
            "close",
            "eta",
            "reminder",
            "renewal",
            "planned",
            "expected",
            "death",
            "cancelled",
            "canceled",
            "completed",
            "completion",
            "resolved",
            "retired",
            "warranty",
            "hired",
            "hire",
            "released",
            "release");

    /** With one of these at its end a name is of something else: {@code update_id}, {@code time_zone}. */
    private static final Set<String> OF_SOMETHING_ELSE = Set.of(
            "id",
            "ids",
            "uid",
            "uuid",
            "guid",
            "zone",
            "tz",
            "out",
            "interval",
            "duration",
            "elapsed",
            "spent",
            "format",
            "offset",
            "count",
            "cnt",
            "num",
            "number",
            "no",
            "nr",
            "flag",
            "type",
            "name",
            "code",
            "key",
            "hash",
            "version",
            "size",
            "len",
            "length",
            "quality",
            "accuracy",
            "limit",
            "ttl",
            "rate",
            "speed",
            "step",
            "steps",
            "status",
            "remaining",
            "left",
            "diff",
            "delta",
            "by",
            "user",
            "total",
            "sum",
            "avg",
            "ratio",
            "pct",
            "percent",
            "factor",
            "source",
            "url",
            "uri",
            "href",
            "link",
            "path",
            "file",
            "desc",
            "description",
            "label",
            "frac",
            "fraction");

    /** A name that begins with one of these is of a yes or a no. */
    private static final Set<String> YES_OR_NO = Set.of("is", "has", "was", "can", "should", "needs");

    private static final Set<String> IDENTITIES = Set.of(
            "target",
            "device",
            "dev",
            "sensor",
            "sensors",
            "host",
            "hostname",
            "node",
            "station",
            "location",
            "loc",
            "room",
            "place",
            "site",
            "channel",
            "chan",
            "source",
            "src",
            "name",
            "entity",
            "tag",
            "metric",
            "reading",
            "item",
            "symbol",
            "ticker",
            "currency",
            "city",
            "town",
            "country",
            "region",
            "ip",
            "mac",
            "address",
            "addr",
            "serial",
            "client",
            "customer",
            "probe",
            "topic",
            "service",
            "app",
            "application",
            "meter",
            "plug",
            "param",
            "parameter",
            "variable",
            "measurement",
            "indicator",
            "series",
            "instance",
            "interface",
            "iface",
            "port",
            "disk",
            "volume",
            "container",
            "pod",
            "cluster",
            "server",
            "machine",
            "vehicle",
            "car",
            "player",
            "team",
            "account",
            "exchange",
            "product",
            "sku",
            "store",
            "shop",
            "branch",
            "species",
            "person",
            "patient",
            "subject",
            "domain",
            "endpoint",
            "queue",
            "pollutant",
            "gas",
            "inverter",
            "tank",
            "thermostat",
            "camera",
            "printer",
            "router",
            "gateway",
            "slot",
            "beacon",
            "tracker",
            "geraet",
            "sensorname",
            "devicename",
            "stationname",
            "statistic",
            "metadata");

    /** What changes along one line. */
    private static final Set<String> CONDITIONS = Set.of(
            "status",
            "state",
            "mode",
            "note",
            "notes",
            "remark",
            "remarks",
            "comment",
            "comments",
            "message",
            "msg",
            "text",
            "description",
            "desc",
            "title",
            "body",
            "content",
            "log",
            "level",
            "severity",
            "event",
            "result",
            "error",
            "reason",
            "condition",
            "conditions",
            "quality",
            "flag",
            "flags",
            "color",
            "colour",
            "weather",
            "mood",
            "trend",
            "direction",
            "payload",
            "json",
            "raw",
            "value",
            "val",
            "unit",
            "units",
            "hash",
            "version",
            "firmware",
            "summary",
            "details",
            "info",
            "feedback",
            "activity",
            "stage",
            "outcome",
            "alarm",
            "warning",
            "class",
            "rating",
            "grade",
            "score",
            "feeling",
            "zustand",
            "einheit",
            "bemerkung",
            "notiz",
            "kommentar",
            "beschreibung",
            "etat",
            "remarque",
            "commentaire",
            "unite",
            "estado",
            "nota",
            "comentario",
            "unidad",
            "opmerking",
            "eenheid");

    /** In front of whatever happens: {@code lastSync}, {@code next_run}. */
    private static final Set<String> ORDINALS = Set.of("last", "next", "first", "prev", "previous", "latest");

    private static final Set<String> OF_MOST_TIMES = Set.of(
            "of",
            "the",
            "t",
            "start",
            "begin",
            "log",
            "logged",
            "record",
            "recorded",
            "rec",
            "read",
            "reading",
            "measure",
            "measured",
            "measurement",
            "event",
            "obs",
            "observation",
            "sample",
            "sampled",
            "local",
            "data",
            "entry");

    /** Parts of a time, not names of anything. */
    private static final Set<String> FRACTIONS = Set.of(
            "ns",
            "nsec",
            "nanos",
            "nano",
            "nanosecond",
            "nanoseconds",
            "us",
            "usec",
            "micros",
            "microsecond",
            "microseconds",
            "ms",
            "msec",
            "millis",
            "millisecond",
            "milliseconds",
            "frac",
            "fraction",
            "subsec",
            "subsecond");

    private static final Set<String> PARTS_OF_DAY = Set.of(
            "year", "month", "week", "day", "weekday", "hour", "minute", "second", "seconds", "minutes", "hours",
            "time", "stunde", "tag", "monat", "jahr");

    private static final Set<String> NUMBERING = Set.of("id", "no", "nr", "idx", "fk", "pid", "ppid", "tid", "uid");

    private static final Set<String> GENERIC_VALUES = Set.of(
            "value",
            "values",
            "val",
            "v",
            "reading",
            "measurement",
            "measure",
            "measured",
            "sample",
            "data",
            "number",
            "num",
            "numeric",
            "real",
            "float",
            "raw",
            "wert",
            "messwert",
            "valeur",
            "valor",
            "waarde",
            "mean");

    private static final Set<String> KINDS = Set.of(
            "type",
            "kind",
            "category",
            "cat",
            "group",
            "key",
            "label",
            "art",
            "typ",
            "tipo",
            "soort",
            "kategorie",
            "categorie",
            "gruppe");

    private static final Set<String> IDS = Set.of("id", "ids", "fk", "pk", "uid", "guid", "uuid");

    private static final Set<String> IDS_ALONE = Set.of(
            "pid",
            "ppid",
            "tid",
            "uid",
            "guid",
            "uuid",
            "udid",
            "userid",
            "deviceid",
            "sensorid",
            "nodeid",
            "itemid",
            "stationid");

    /** They number what stands beside them, and are something else alone: {@code heat_index}. */
    private static final Set<String> NUMBERING_IDENTITIES = Set.of("num", "number", "index", "ref", "key", "code");

    /** Numbers of this name are of the thing itself, not of how much there is of it. */
    private static final Set<String> NUMBERED = Set.of(
            "channel",
            "chan",
            "sensor",
            "device",
            "dev",
            "node",
            "station",
            "port",
            "meter",
            "address",
            "addr",
            "host",
            "probe",
            "item",
            "entity",
            "inverter",
            "serial");

    /** Units that may follow a time's name. */
    private static final Set<String> UNITS =
            Set.of("s", "sec", "secs", "seconds", "utc", "local", "gmt", "int", "unix", "epoch", "str", "text", "iso");

    private final List<String> words;

    private ColumnName(List<String> words) {
        this.words = words;
    }

    static ColumnName of(String name) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(name);
        while (matcher.find()) {
            String word = matcher.group().toLowerCase(Locale.ROOT);
            Matcher glued = GLUED.matcher(word);
            if (CLOCKS.contains(word) || HAPPENED.contains(word)) {
                words.add(word);
            } else if (word.startsWith("z") && CLOCKS.contains(word.substring(1))) {
                // Core Data's.
                words.add(word.substring(1));
            } else if (CORE_DATA.matcher(matcher.group()).matches()) {
                addCoreData(words, word);
            } else if (glued.matches()) {
                words.add(glued.group(2));
                words.add(glued.group(3));
            } else {
                words.add(word);
            }
        }
        return new ColumnName(words);
    }

    /** {@code ZLASTMESSAGEDATE} is written without anything between its words. */
    private static void addCoreData(List<String> words, String word) {
        String clock = word.endsWith("timestamp") ? "timestamp" : word.substring(word.length() - 4);
        String rest = word.substring(1, word.length() - clock.length());
        for (String ordinal : ORDINALS) {
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

    List<String> words() {
        return words;
    }

    /** How much a name says that the column is when the row happened. */
    enum TimeName {
        NONE(0),
        /** Something that is still to come, or that has nothing to do with when the row was made. */
        LATER(-4),
        UPDATED(2),
        CREATED(3),
        HAPPENED(6);

        private final int weight;

        TimeName(int weight) {
            this.weight = weight;
        }

        int weight() {
            return weight;
        }
    }

    /** What kind of time the name is of; also of one that is no time's name but says that much: {@code last_run}. */
    TimeName timeName() {
        if (has(LATER)) {
            return TimeName.LATER;
        }
        if (has(UPDATED)) {
            return TimeName.UPDATED;
        }
        if (has(CREATED)) {
            return TimeName.CREATED;
        }
        return isTime() ? TimeName.HAPPENED : TimeName.NONE;
    }

    /** Whether the name is that of a time. */
    boolean isTime() {
        int size = withoutUnit();
        if (size == 0 || words.equals(List.of("used"))) {
            return false; // Of a disk, say.
        }
        if (words.equals(List.of("t"))) {
            return true;
        }
        String last = words.get(size - 1);
        if (OF_SOMETHING_ELSE.contains(last) || size > 1 && YES_OR_NO.contains(words.get(0))) {
            return false;
        }
        boolean at = last.equals("at")
                || size > 1 && (last.equals("on") || last.equals("from") || ORDINALS.contains(words.get(0)));
        boolean utc = size < words.size()
                && (CREATED.contains(last) || UPDATED.contains(last) || LATER.contains(last))
                && Set.of("utc", "gmt").contains(words.get(words.size() - 1));
        return at || utc || words.subList(0, size).stream().anyMatch(CLOCKS::contains) || HAPPENED.contains(last);
    }

    /** Whether the name is a time's only for its first or last word: {@code last_value} and {@code subtitles_on} are, too. */
    boolean isTimeByAWordInPassing() {
        String last = words.isEmpty() ? "" : words.get(Math.max(0, withoutUnit() - 1));
        return isTime() && !isClock() && !HAPPENED.contains(last) && !last.equals("at");
    }

    /** How many words there are without a unit at the end: {@code ts_ms}. */
    private int withoutUnit() {
        int size = words.size();
        while (size > 1
                && (FRACTIONS.contains(words.get(size - 1))
                        || UNITS.contains(words.get(size - 1))
                        || Character.isDigit(words.get(size - 1).charAt(0)))) {
            size--;
        }
        return size;
    }

    /** Whether the name says that it is a time, and no more. */
    boolean isNothingButTime() {
        return !words.isEmpty() && CLOCKS.containsAll(words);
    }

    /** Whether the name is a date's or that of a time of day, as far as {@link #rest} goes. */
    boolean isClock() {
        return words.stream().anyMatch(CLOCKS::contains);
    }

    /**
     * The name without what it says about clocks, and without what most times are of: the same for {@code end_date} and {@code end_time},
     * and for {@code date} and {@code start_time}.
     */
    List<String> rest() {
        return words.stream()
                .filter(word -> !CLOCKS.contains(word) && !OF_MOST_TIMES.contains(word))
                .toList();
    }

    /** Whether the column names something that is measured, by all that is known of names. */
    boolean isIdentity() {
        return has(IDENTITIES) && !isCondition() && !CHANGING.contains(words.get(0));
    }

    /** Whether the last word is of something that changes along one line. */
    boolean isCondition() {
        return !words.isEmpty() && CONDITIONS.contains(words.get(words.size() - 1));
    }

    /** Whether any word is of something that changes along one line, or of a kind: {@code status_id}. */
    boolean isOfCondition() {
        return words.stream().anyMatch(word -> CONDITIONS.contains(word) || KINDS.contains(word));
    }

    /** Whether the column numbers something. */
    boolean isNumbering() {
        if (words.isEmpty()) {
            return false;
        }
        String last = words.get(words.size() - 1);
        String stem = stem(last);
        return NUMBERING.contains(last)
                || NUMBERED.contains(last)
                || NUMBERING_IDENTITIES.contains(last) && has(IDENTITIES)
                || !stem.equals(last) && IDENTITIES.contains(stem);
    }

    private static String stem(String word) {
        for (String end : List.of("id", "no", "nr", "idx")) {
            if (word.endsWith(end)) {
                return word.substring(0, word.length() - end.length());
            }
        }
        return word;
    }

    /** Whether the name is one of a value, and does not say of what. */
    boolean isGenericValue() {
        return !words.isEmpty() && words.stream().allMatch(GENERIC_VALUES::contains);
    }

    /** Whether the last word is of what rows are divided into: {@code type}, {@code category}. */
    boolean isKind() {
        return !words.isEmpty() && KINDS.contains(words.get(words.size() - 1));
    }

    /** Whether the column says when in a day, a week or a year, and not of which. */
    boolean isPartOfDay() {
        return !words.isEmpty() && PARTS_OF_DAY.contains(words.get(0)) && (words.size() == 1 || words.contains("of"));
    }

    /** Whether the column holds what a GPS receiver says. */
    boolean isOfGps() {
        return words.contains("gps") || words.contains("gnss");
    }

    /** Whether the column holds ids, of whatever it is. */
    boolean isId() {
        return words.size() > 1 && IDS.contains(words.get(words.size() - 1))
                || words.size() == 1 && IDS_ALONE.contains(words.get(0));
    }

    /** Whether the column numbers the rows themselves, by its name alone. */
    boolean isRowId() {
        return words.size() == 1 && (IDS.contains(words.get(0)) || words.get(0).equals("rowid"))
                || words.equals(List.of("z", "pk"));
    }

    /** Whether the column is what a second is divided into. */
    boolean isFractionOfSecond() {
        return !words.isEmpty() && FRACTIONS.contains(words.get(words.size() - 1)) && !isTime()
                || words.size() == 1 && FRACTIONS.contains(words.get(0));
    }

    private boolean has(Set<String> some) {
        return words.stream().anyMatch(some::contains);
    }
}

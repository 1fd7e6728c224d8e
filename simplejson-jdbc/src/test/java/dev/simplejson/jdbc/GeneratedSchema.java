// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table as somebody might have made it, and what its series really are: all that is left to chance follows from the seed. */
final class GeneratedSchema {
    private static final String[] CLOCKS = {
        "time",
        "ts",
        "timestamp",
        "date_time",
        "recorded_at",
        "measured_at",
        "clock",
        "event_time",
        "start_ts",
        "log_time",
        "taken_on",
        "sample_time",
        "epoch",
        "observed_at",
        "tstamp",
        "zeit"
    };
    private static final String[] STORED = {
        "created_at", "inserted_at", "updated_at", "modified", "ingested_at", "last_changed"
    };
    private static final String[] LATER = {"expires", "valid_until", "due_date", "birthdate", "next_service"};
    private static final String[] IDENTITIES = {
        "device", "sensor", "host", "station", "room", "channel", "entity_id", "item", "node"
    };
    private static final String[] NUMBERED = {"sensor_id", "device_id", "itemid", "channel_no", "station_id", "node_id"
    };
    private static final String[] REMARKS = {"note", "remark", "comment", "message", "description"};
    private static final String[] CONDITIONS = {"status", "mode", "state", "hrv_status", "quality"};
    private static final String[] VALUES = {
        "value", "celsius", "load", "watts", "level", "humidity", "pressure", "steps"
    };
    private static final String[] FALSE_TIMES = {
        "update_id", "uptime", "runtime", "candidate", "retries", "time_zone_id"
    };

    final long seed;
    final String table;
    final String value;
    /** The points of each series, as they should be drawn. */
    final Map<String, TreeMap<Long, Double>> series = new TreeMap<>();
    /** Whether the time cannot be told without a setting. */
    final boolean needsSetting;

    private final Random random;
    private final List<String> columns = new ArrayList<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private String keys = "";
    private String index = "";
    private boolean withoutRowid;

    /** How a column holds times. */
    private record Clock(String type, long granularity, boolean exotic, LongFunction<Object> cell) {}

    private static LongFunction<Object> text(String pattern) {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        return millis -> formatter.format(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
    }

    private static final List<Clock> KNOWN = List.of(
            new Clock("INTEGER", 1000, false, millis -> millis / 1000),
            new Clock("REAL", 250, false, millis -> millis / 1000.0),
            new Clock("BIGINT", 1, false, millis -> millis),
            new Clock("INTEGER", 1, false, millis -> millis * 1000),
            new Clock("INTEGER", 1, false, millis -> millis * 1_000_000),
            new Clock("TEXT", 1000, false, text("uuuu-MM-dd HH:mm:ss")),
            new Clock("TEXT", 1, false, text("uuuu-MM-dd'T'HH:mm:ss.SSS")),
            new Clock("DATETIME", 1000, false, text("uuuu-MM-dd'T'HH:mm:ssX")),
            new Clock("TIMESTAMP", 1000, false, text("uuuu-MM-dd HH:mm:ssxxx")),
            new Clock("TEXT", 60_000, false, text("uuuu-MM-dd HH:mm")),
            new Clock("DATE", 86_400_000, false, text("uuuu-MM-dd")),
            new Clock("REAL", 86_400_000, false, millis -> millis / 86_400_000.0 + 2_440_587.75));

    private static final List<Clock> EXOTIC = List.of(
            new Clock("BIGINT", 1, true, millis -> millis * 10_000 + 621_355_968_000_000_000L),
            new Clock("BIGINT", 1, true, millis -> millis * 10_000 + 116_444_736_000_000_000L),
            new Clock("INTEGER", 1, true, millis -> millis * 1000 + 11_644_473_600_000_000L),
            new Clock("REAL", 250, true, millis -> millis / 1000.0 - 978_307_200),
            new Clock("INTEGER", 1000, true, millis -> millis / 1000 + 2_082_844_800L),
            new Clock("INTEGER", 1000, true, millis -> millis / 1000 - 946_684_800L),
            new Clock("REAL", 86_400_000, true, millis -> millis / 86_400_000.0 + 25_569.5),
            new Clock("TEXT", 60_000, true, text("dd.MM.uuuu HH:mm")));

    GeneratedSchema(long seed) {
        this.seed = seed;
        this.random = new Random(seed * 7919 + 17);
        this.table = "t" + seed;
        boolean exotic = random.nextInt(12) == 0;
        this.needsSetting = exotic;
        Clock clock = exotic ? pick(EXOTIC) : pick(KNOWN);
        String time = styled(pick(CLOCKS));
        this.value = styled(pick(VALUES));
        int structure = random.nextInt(8);
        int labels = structure < 2 ? 0 : structure == 7 ? 2 : 1;
        int count = labels == 0 ? 1 : 2 + random.nextInt(4);
        List<String> labelNames = new ArrayList<>();
        boolean numbered = structure != 6 && random.nextInt(3) == 0;
        for (int i = 0; i < labels; i++) {
            labelNames.add(styled(i == 1 ? "metric" : numbered ? pick(NUMBERED) : pick(IDENTITIES)));
        }
        types.put(time, clock.type());
        types.put(value, "REAL");
        labelNames.forEach(name -> types.put(name, numbered && labels == 1 ? "INTEGER" : "TEXT"));
        fill(clock, time, structure, labelNames, count, numbered && labels == 1);
        decorate(labels == 0);
        addKeys(structure, time, labelNames);
        columns.addAll(types.keySet());
        Collections.shuffle(columns, random);
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private String pick(String[] some) {
        return some[random.nextInt(some.length)];
    }

    private String styled(String name) {
        String camel = name;
        for (int i = name.indexOf('_'); i >= 0; i = camel.indexOf('_')) {
            camel = camel.substring(0, i) + Character.toUpperCase(camel.charAt(i + 1)) + camel.substring(i + 2);
        }
        return switch (random.nextInt(4)) {
            case 0 -> camel;
            case 1 -> Character.toUpperCase(camel.charAt(0)) + camel.substring(1);
            case 2 -> name.toUpperCase(Locale.ROOT);
            default -> name;
        };
    }

    private void fill(Clock clock, String time, int structure, List<String> labelNames, int count, boolean numbered) {
        int perSeries = 3 + random.nextInt(random.nextBoolean() ? 12 : 120);
        long step = Math.max(clock.granularity(), 60_000L * (1 + random.nextInt(10)));
        long last = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli() - random.nextInt(3000) * 86_400_000L;
        long start = Math.floorDiv(last, Math.max(step, clock.granularity())) * Math.max(step, clock.granularity())
                - perSeries * step;
        // Interleaved series never have the same time.
        boolean interleaved = structure == 6 && clock.granularity() <= 1000;
        boolean blocks = structure <= 5 && random.nextInt(3) == 0;
        for (int i = 0; i < perSeries; i++) {
            for (int k = 0; k < count; k++) {
                long millis = start + i * step + (interleaved ? k * 7000L : 0);
                double number = 1000 * k + i + random.nextInt(4) / 4.0;
                Map<String, Object> row = new LinkedHashMap<>();
                row.put(time, clock.cell().apply(millis));
                row.put(value, number);
                List<String> labels = new ArrayList<>();
                for (int j = 0; j < labelNames.size(); j++) {
                    int which = labelNames.size() == 2 ? (j == 0 ? k / 2 : k % 2) : k;
                    row.put(labelNames.get(j), numbered ? (Object) (17L + which) : "name " + (char) ('a' + which));
                    labels.add(String.valueOf(which));
                }
                long shown =
                        clock.type().equals("REAL") && clock.granularity() == 86_400_000 ? millis + 21_600_000 : millis;
                series.computeIfAbsent(labels.toString(), name -> new TreeMap<>())
                        .put(shown, number);
                rows.add(row);
            }
        }
        if (blocks) {
            rows.sort((left, right) -> labelNames.stream()
                    .map(name -> String.valueOf(left.get(name)).compareTo(String.valueOf(right.get(name))))
                    .filter(order -> order != 0)
                    .findFirst()
                    .orElse(0));
        }
    }

    /** What stands beside it: remarks, states, other times, numbers that only look like times. */
    private void decorate(boolean single) {
        if (random.nextBoolean()) {
            add(styled(pick(REMARKS)), "TEXT", row -> "entry number " + row);
        }
        if (random.nextInt(3) == 0) {
            add(styled(pick(CONDITIONS)), "TEXT", row -> row / 5 % 2 == 0 ? "LOW" : "HIGH");
        }
        if (random.nextInt(3) == 0) {
            long stored = Instant.parse("2026-02-03T04:05:06Z").getEpochSecond();
            boolean constant = random.nextBoolean();
            String name = styled(pick(STORED));
            add(name, "INTEGER", row -> stored + (constant ? 0 : row / 40 * 3600L));
        }
        if (random.nextInt(4) == 0) {
            add(styled(pick(LATER)), "TEXT", row -> "2027-0" + (1 + row % 3) + "-01");
        }
        if (random.nextInt(4) == 0) {
            add(styled(pick(FALSE_TIMES)), "INTEGER", row -> 1_200_000_000L + 31L * row);
        }
        if (random.nextInt(5) == 0) {
            add(styled("last_seen"), "INTEGER", row -> row % 40 == 39 ? 1_760_000_000L + row : null);
        }
        if (single && random.nextInt(4) == 0) {
            types.putIfAbsent("id", "INTEGER PRIMARY KEY");
            for (int i = 0; i < rows.size(); i++) {
                rows.get(i).put("id", i + 1L);
            }
        }
    }

    private void add(String name, String type, LongFunction<@Nullable Object> cell) {
        boolean taken = types.keySet().stream().anyMatch(known -> known.equalsIgnoreCase(name));
        if (!taken) {
            types.put(name, type);
            for (int i = 0; i < rows.size(); i++) {
                rows.get(i).put(name, cell.apply(i));
            }
        }
    }

    private void addKeys(int structure, String time, List<String> labels) {
        List<String> key = new ArrayList<>(labels);
        key.add(random.nextBoolean() ? 0 : key.size(), time);
        String columnsOfKey = key.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        boolean hasId = types.containsKey("id");
        switch (structure) {
            case 1, 2 -> {
                if (!hasId) {
                    keys = ", PRIMARY KEY (" + columnsOfKey + ")";
                    withoutRowid = random.nextInt(3) == 0;
                }
            }
            case 3 -> keys = ", UNIQUE (" + columnsOfKey + ")";
            case 4 -> {
                List<String> lookup = new ArrayList<>(labels);
                lookup.add(time);
                index = lookup.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
            }
            default -> keys = "";
        }
    }

    void create(Connection connection) throws SQLException {
        String definitions = columns.stream()
                .map(name -> '"' + name + "\" " + types.get(name))
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE " + table + " (" + definitions + keys + ")" + (withoutRowid ? " WITHOUT ROWID" : ""));
            if (!index.isEmpty()) {
                statement.execute("CREATE INDEX i" + seed + " ON " + table + " (" + index + ")");
            }
        }
        String marks = columns.stream().map(name -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
            for (Map<String, Object> row : rows) {
                for (int i = 0; i < columns.size(); i++) {
                    Object cell = row.get(columns.get(i));
                    insert.setObject(i + 1, cell instanceof BigDecimal number ? number.doubleValue() : cell);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public String toString() {
        return "seed " + seed + ": "
                + columns.stream().map(name -> name + " " + types.get(name)).toList() + keys
                + (index.isEmpty() ? "" : " index " + index) + ", " + rows.size() + " rows, the first "
                + (rows.isEmpty() ? "" : rows.get(0));
    }
}

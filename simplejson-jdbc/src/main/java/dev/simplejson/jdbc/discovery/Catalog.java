// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.connect.Database;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Cancellation;
import dev.simplejson.spi.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The metrics that are known, by name. Tables are looked for when first asked for, and again when what is known is older than the
 * setting {@code jdbc.refresh}: by one thread, while the others use what there is. A failure is not kept.
 */
public final class Catalog {
    private static final System.Logger LOGGER = System.getLogger(Catalog.class.getName());

    private static final Duration LOOKED_AT = Duration.ofHours(1);

    private final Discovery discovery;
    private final Database database;
    private final JdbcSettings settings;
    private final Clock clock;
    private final ReentrantLock loading = new ReentrantLock();
    private final Map<String, Target> configured = new ConcurrentHashMap<>();
    /** What was already logged: it is asked again and again. */
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    private volatile @Nullable Found found;
    private volatile @Nullable Failed failed;
    private final AtomicLong failures = new AtomicLong();

    public Catalog(Database database, JdbcSettings settings, Clock clock) {
        this.discovery = new Discovery(database, settings, clock);
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** The metrics of tables, in the order in which they are listed. */
    public Map<String, Target> tables(Cancellation cancellation) throws Exception {
        return found(cancellation).targets;
    }

    /** What was decided about each table. */
    public List<Decision> decisions(Cancellation cancellation) throws Exception {
        return found(cancellation).decisions;
    }

    /** Why a table, or a column of one, is no metric; null if there is none of that name. */
    @Nullable
    public String refusal(String metric, Cancellation cancellation) throws Exception {
        for (Decision decision : decisions(cancellation)) {
            String refusal = decision.refusal(metric);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    /** The tables that were found. */
    public List<Relation> relations(Cancellation cancellation) throws Exception {
        return found(cancellation).relations;
    }

    /** The metric that is asked for; null if there is none. For configured ones, tables are not looked for. */
    @Nullable
    public Target target(Query query) throws Exception {
        JdbcMetric written = settings.metrics().get(query.metric());
        if (written == null) {
            return tables(query.context().cancellation()).get(query.metric());
        }
        checkNotATable(written);
        return configured(written, query);
    }

    private void checkNotATable(JdbcMetric written) {
        Found known = found;
        String hidden = known == null ? null : known.hidden.get(written.name());
        if (hidden != null) {
            throw new SimpleJsonException(
                    ErrorKind.SOURCE_FAILED,
                    "metric '" + written.name() + "' is both the setting metric." + written.name() + ".sql and "
                            + hidden + "; give the one of the settings another name");
        }
    }

    /** A metric of the settings. */
    public Target configured(JdbcMetric written, Query query) throws Exception {
        Target known = configured.get(written.name());
        return known == null ? read(new QueryRelation(written, false, database, settings), query) : known;
    }

    private Target read(QueryRelation relation, Query query) throws Exception {
        Target read = relation.read(query);
        if (relation.isCertain()) {
            configured.put(read.name(), read);
        }
        return read;
    }

    /**
     * A metric of the settings that cannot be read.
     *
     * @param why what its panels are told
     * @param advice the lines of settings that would change it, ready to copy
     */
    public record Fault(String metric, String why, List<String> advice) {
        public Fault {
            advice = List.copyOf(advice);
        }
    }

    /** The metrics of the settings that cannot be read, by name. The log has them as well. */
    public List<Fault> faults() throws Exception {
        List<Fault> faults = new ArrayList<>();
        Instant now = clock.instant();
        for (JdbcMetric written : new TreeMap<>(settings.metrics()).values()) {
            QueryRelation relation = new QueryRelation(written, false, database, settings);
            try {
                checkNotATable(written);
                if (!configured.containsKey(written.name())) {
                    TimeRange lately = TimeRange.between(now.minus(LOOKED_AT), now);
                    read(relation, Query.of(written.name(), lately).build());
                }
            } catch (SimpleJsonException failure) {
                checkIsOfOne(failure);
                say("", failure);
                faults.add(new Fault(written.name(), String.valueOf(failure.getMessage()), relation.advice()));
            }
        }
        return faults;
    }

    /** Notes once that a metric offers nothing to filter by: one that is written wrong must not hide what others offer. */
    public void passOver(String metric, SimpleJsonException failure) {
        checkIsOfOne(failure);
        say("metric '" + metric + "' offers nothing to filter by: ", failure);
    }

    private void checkIsOfOne(SimpleJsonException failure) {
        if (failure.kind() != ErrorKind.SOURCE_FAILED || database.isDown()) {
            throw failure;
        }
    }

    /** In one line: where it was thrown helps nobody who has to mend a setting. */
    private void say(String what, SimpleJsonException failure) {
        Throwable cause = failure.getCause();
        String why = failure.getMessage()
                + (cause == null
                        ? ""
                        : "; the database or its driver says: " + database.forLog(String.valueOf(cause.getMessage())));
        if (said.add(why)) {
            LOGGER.log(System.Logger.Level.WARNING, what + why);
        }
    }

    /** What there is to set for the time column of a metric of the settings; see {@link FormatAdvice#formats}. */
    public String formats(String metric, TableColumn time, List<@Nullable Object> cells) {
        return new FormatAdvice(
                        time,
                        cells,
                        database.dialect(),
                        settings.zone(),
                        clock.instant(),
                        FormatAdvice.ofMetric(metric))
                .formats();
    }

    /** Has everything looked for again with the next question: a table may be gone, or the database may be another one now. */
    public void forget() {
        found = null;
        configured.clear();
    }

    private Found found(Cancellation cancellation) throws Exception {
        if (!settings.discovery()) {
            return Found.NOTHING;
        }
        long failuresBefore = failures.get();
        Found known = found;
        if (known != null && (isFresh(known) || !loading.tryLock())) {
            return known;
        }
        if (known == null) {
            loading.lockInterruptibly();
        }
        try {
            Found meanwhile = found;
            if (meanwhile != null && (known == null || meanwhile.when().isAfter(known.when()))) {
                return meanwhile;
            }
            checkFailedMeanwhile(known, failuresBefore);
            return tryToLook(cancellation);
        } finally {
            loading.unlock();
        }
    }

    /** Who waited for others that failed must not try for as long again: ten panels would wait ten times. */
    private void checkFailedMeanwhile(@Nullable Found known, long failuresBefore) {
        Failed last = failed;
        if (known == null && last != null && last.number() > failuresBefore) {
            throw new SimpleJsonException(last.kind(), last.message());
        }
    }

    private Found tryToLook(Cancellation cancellation) throws Exception {
        try {
            return look(cancellation);
        } catch (SimpleJsonException failure) {
            if (failure.kind() == ErrorKind.SOURCE_FAILED) {
                failed = new Failed(failures.incrementAndGet(), failure.kind(), String.valueOf(failure.getMessage()));
            }
            throw failure;
        }
    }

    /** A file that was left out may have been mended, and one that has grown may have text where there were numbers. */
    private boolean isFresh(Found known) {
        return clock.instant().isBefore(known.when().plus(settings.refresh()))
                && known.files.equals(database.filesNow());
    }

    private Found look(Cancellation cancellation) throws Exception {
        Object files = database.filesNow();
        List<Decision> decisions = discovery.run(cancellation);
        Map<String, Relation> known = new HashMap<>();
        Found before = found;
        if (before != null) {
            before.relations.forEach(relation -> known.put(relation.name(), relation));
        }
        Instant now = clock.instant();
        List<Relation> relations = decisions.stream()
                .map(Decision::relation)
                .filter(Objects::nonNull)
                .map(relation -> relation.unlessSameAs(known.get(relation.name()), now))
                .toList();
        Map<String, Target> targets = new LinkedHashMap<>();
        Map<String, String> hidden = new LinkedHashMap<>();
        for (Relation relation : relations) {
            for (Target target : targetsOf(relation)) {
                if (settings.metrics().containsKey(target.name())) {
                    hidden.put(
                            target.name(), (target.values().isEmpty() ? "" : "a column of ") + relation.description());
                } else if (targets.putIfAbsent(target.name(), target) != null) {
                    LOGGER.log(
                            System.Logger.Level.WARNING,
                            "metric '" + target.name() + "' of " + relation.description()
                                    + " is left out: another has that name");
                }
            }
        }
        Found fresh = new Found(relations, targets, hidden, decisions, files, clock.instant());
        found = fresh;
        return fresh;
    }

    private static List<Target> targetsOf(Relation relation) {
        List<Target> targets = new ArrayList<>();
        for (TableColumn column : relation.values()) {
            targets.add(new Target(relation.name() + "." + column.name(), relation, List.of(column), null));
        }
        targets.add(new Target(relation.name(), relation, List.of(), null));
        return targets;
    }

    private record Failed(long number, ErrorKind kind, String message) {}

    /** @param files what they were like */
    private record Found(
            List<Relation> relations,
            Map<String, Target> targets,
            Map<String, String> hidden,
            List<Decision> decisions,
            Object files,
            Instant when) {
        static final Found NOTHING = new Found(List.of(), Map.of(), Map.of(), List.of(), List.of(), Instant.EPOCH);
    }
}

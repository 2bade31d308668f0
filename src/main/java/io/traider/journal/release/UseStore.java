package io.traider.journal.release;

import static io.traider.journal.jooq.Tables.RELEASE_HIT;
import static io.traider.journal.jooq.Tables.RELEASE_USE;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/** How often packs were asked and rules fired, by the minute, for the last two days. Blocking; for any thread. */
public final class UseStore {

    private static final Duration KEPT = Duration.ofDays(2);

    private final Session session;

    UseStore(Session session) {
        this.session = session;
    }

    /**
     * What was used since it was last noted.
     *
     * @param hits by rule
     */
    public record Used(String key, long asked, long nanos, long faults, SortedMap<String, Hits> hits) {}

    /** How often a rule fired and how long that took. */
    public record Hits(long times, long nanos) {}

    /**
     * Sums of a rule.
     *
     * @param nanos within the last day
     */
    public record RuleSum(String rule, long lastHour, long lastDay, long nanos) {}

    /** Adds to what is noted of the present minute. */
    public void note(List<Used> used, Instant now) {
        if (used.isEmpty()) {
            return;
        }
        session.change(db -> {
            Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
            List<Query> rows = new ArrayList<>();
            for (Used each : used) {
                rows.add(db.insertInto(RELEASE_USE)
                        .columns(
                                RELEASE_USE.KEY,
                                RELEASE_USE.MINUTE,
                                RELEASE_USE.ASKED,
                                RELEASE_USE.NANOS,
                                RELEASE_USE.FAULTS)
                        .values(each.key(), Session.at(minute), each.asked(), each.nanos(), each.faults())
                        .onConflict(RELEASE_USE.KEY, RELEASE_USE.MINUTE)
                        .doUpdate()
                        .set(RELEASE_USE.ASKED, RELEASE_USE.ASKED.plus(excluded(RELEASE_USE.ASKED)))
                        .set(RELEASE_USE.NANOS, RELEASE_USE.NANOS.plus(excluded(RELEASE_USE.NANOS)))
                        .set(RELEASE_USE.FAULTS, RELEASE_USE.FAULTS.plus(excluded(RELEASE_USE.FAULTS))));
                for (Map.Entry<String, Hits> hit : each.hits().entrySet()) {
                    rows.add(db.insertInto(RELEASE_HIT)
                            .columns(
                                    RELEASE_HIT.KEY,
                                    RELEASE_HIT.RULE,
                                    RELEASE_HIT.MINUTE,
                                    RELEASE_HIT.HITS,
                                    RELEASE_HIT.NANOS)
                            .values(
                                    each.key(),
                                    hit.getKey(),
                                    Session.at(minute),
                                    hit.getValue().times(),
                                    hit.getValue().nanos())
                            .onConflict(RELEASE_HIT.KEY, RELEASE_HIT.RULE, RELEASE_HIT.MINUTE)
                            .doUpdate()
                            .set(RELEASE_HIT.HITS, RELEASE_HIT.HITS.plus(excluded(RELEASE_HIT.HITS)))
                            .set(RELEASE_HIT.NANOS, RELEASE_HIT.NANOS.plus(excluded(RELEASE_HIT.NANOS))));
                }
            }
            return db.batch(rows).execute();
        });
    }

    /** Forgets what is older than two days. */
    public void forget(Instant now) {
        session.change(db -> db.deleteFrom(RELEASE_USE)
                        .where(RELEASE_USE.MINUTE.lt(Session.at(now.minus(KEPT))))
                        .execute()
                + db.deleteFrom(RELEASE_HIT)
                        .where(RELEASE_HIT.MINUTE.lt(Session.at(now.minus(KEPT))))
                        .execute());
    }

    /** Sums of each rule that fired within the last day, by key. */
    public SortedMap<String, List<RuleSum>> hits(Instant now) {
        SortedMap<String, List<RuleSum>> all = new TreeMap<>();
        Field<BigDecimal> hour =
                sum(when(RELEASE_HIT.MINUTE.gt(Session.at(now.minus(Duration.ofHours(1)))), RELEASE_HIT.HITS)
                        .otherwise(0L));
        session.db()
                .select(RELEASE_HIT.KEY, RELEASE_HIT.RULE, hour, sum(RELEASE_HIT.HITS), sum(RELEASE_HIT.NANOS))
                .from(RELEASE_HIT)
                .where(RELEASE_HIT.MINUTE.gt(Session.at(now.minus(Duration.ofDays(1)))))
                .groupBy(RELEASE_HIT.KEY, RELEASE_HIT.RULE)
                .orderBy(RELEASE_HIT.RULE)
                .forEach(row -> all.computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                        .add(new RuleSum(row.value2(), whole(row.value3()), whole(row.value4()), whole(row.value5()))));
        return all;
    }

    private static long whole(@Nullable BigDecimal sum) {
        return sum == null ? 0 : sum.longValueExact();
    }
}

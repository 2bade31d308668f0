package io.traider.journal.release;

import static io.traider.journal.jooq.Tables.RELEASE_EVENT;

import io.traider.journal.jooq.tables.records.ReleaseEventRecord;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What was done with releases, each event carrying the hash of the one before. */
public final class EventChain {

    /** Any number that nothing else locks. */
    private static final long LOCK = 0x7261_6465_7230L;

    private static final byte[] NONE = new byte[32];
    private static final int AT_ONCE = 500;

    private EventChain() {}

    /**
     * What a walk along the chain found.
     *
     * @param events good ones, up to the first that is not
     * @param broken what is wrong with that one; empty when all is well
     */
    public record Report(long events, String broken) {

        /** Whether every link holds. */
        public boolean whole() {
            return broken.isEmpty();
        }
    }

    /** Adds an event in the transaction of what it tells of; others wait for its end. */
    static void add(
            DSLContext db, String key, @Nullable Integer version, String what, String by, Instant now, String detail) {
        db.execute("select pg_advisory_xact_lock({0})", DSL.val(LOCK));
        Record2<Long, byte[]> last = db.select(RELEASE_EVENT.ID, RELEASE_EVENT.HASH)
                .from(RELEASE_EVENT)
                .orderBy(RELEASE_EVENT.ID.desc())
                .limit(1)
                .fetchOne();
        ReleaseEventRecord event = new ReleaseEventRecord();
        event.setId(last == null ? 1 : last.value1() + 1);
        event.setKey(key);
        event.setNumber(version);
        event.setWhat(what);
        event.setByWhom(by);
        event.setAt(Session.at(now.truncatedTo(ChronoUnit.MICROS)));
        event.setDetail(detail.replace('\0', '\uFFFD'));
        event.setPrevious(last == null ? NONE : last.value2());
        event.setHash(hash(event));
        db.executeInsert(event);
    }

    /** The latest first. */
    static List<ReleaseEvent> latest(DSLContext db, String key, int first) {
        return db.selectFrom(RELEASE_EVENT)
                .where(RELEASE_EVENT.KEY.eq(key))
                .orderBy(RELEASE_EVENT.ID.desc())
                .limit(first)
                .fetch(row -> new ReleaseEvent(
                        row.getId(),
                        row.getKey(),
                        row.getNumber(),
                        row.getWhat(),
                        row.getByWhom(),
                        row.getAt().toInstant(),
                        row.getDetail(),
                        HexFormat.of().formatHex(row.getHash())));
    }

    /** Walks the whole chain. */
    public static Report walk(DataSource source) {
        return new Session(source).change(db -> {
            long good = 0;
            byte[] before = NONE;
            try (Cursor<ReleaseEventRecord> rows = db.selectFrom(RELEASE_EVENT)
                    .orderBy(RELEASE_EVENT.ID)
                    .fetchSize(AT_ONCE)
                    .fetchLazy()) {
                for (ReleaseEventRecord row : rows) {
                    String wrong = wrong(row, good + 1, before);
                    if (!wrong.isEmpty()) {
                        return new Report(good, "event " + row.getId() + ": " + wrong);
                    }
                    good++;
                    before = row.getHash();
                }
            }
            return new Report(good, "");
        });
    }

    private static String wrong(ReleaseEventRecord row, long id, byte[] before) {
        if (row.getId() != id) {
            return "does not follow event " + (id - 1);
        }
        if (!Arrays.equals(row.getPrevious(), before)) {
            return "does not carry the hash of the event before";
        }
        return Arrays.equals(row.getHash(), hash(row)) ? "" : "its hash is not that of what it says";
    }

    private static byte[] hash(ReleaseEventRecord event) {
        MessageDigest digest = ContentHash.sha256();
        digest.update(event.getPrevious());
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, event.getAt().toInstant());
        List.of(
                        String.valueOf(event.getId()),
                        event.getKey(),
                        String.valueOf(event.getNumber()),
                        event.getWhat(),
                        event.getByWhom(),
                        String.valueOf(micros),
                        event.getDetail())
                .forEach(part -> ContentHash.add(digest, part));
        return digest.digest();
    }
}

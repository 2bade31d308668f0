package io.traider.journal.access;

import static io.traider.journal.jooq.Tables.ACCESS_ROLE;
import static io.traider.journal.jooq.Tables.ACCESS_TOKEN;
import static io.traider.journal.jooq.Tables.ACCESS_USER;

import io.traider.domain.Role;
import io.traider.journal.jooq.tables.records.AccessTokenRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of API clients. Blocking; for any thread.
 *
 * <p>The valid ones are kept in memory, so that a request costs a hash and a look-up. What this process revokes ends at
 * once; what another one revokes, or disables, within {@link #REFRESH}; what another one makes works at once, because a
 * token that is not known is looked for, though not more often than every {@link #SEARCH}.
 */
public final class Tokens {

    /** How every token begins, so that people and secret scanners know one when they see it. */
    public static final String PREFIX = "trd_";

    private static final Duration REFRESH = Duration.ofSeconds(2);
    private static final Duration SEARCH = Duration.ofMillis(100);

    private final DSLContext db;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<Long, Instant> used = new ConcurrentHashMap<>();
    private volatile Known known = new Known(Instant.MIN, Map.of());

    /** @param random a cryptographic one, tokens come from it */
    public Tokens(DataSource database, InstantSource clock, RandomGenerator random) {
        this.db = DSL.using(database, SQLDialect.POSTGRES);
        this.clock = clock;
        this.random = random;
    }

    /**
     * Makes a token.
     *
     * @param by who makes it
     * @param expires when it ends, {@code null} for never
     * @throws IllegalArgumentException when there is no such user, the label is empty or over 100 characters, or the end
     *     has passed
     */
    public Token.Issued create(String user, String label, @Nullable Instant expires, String by) {
        check(user, label, expires);
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        AccessTokenRecord row = db.newRecord(ACCESS_TOKEN);
        row.setUserName(user);
        row.setLabel(label.strip());
        row.setHash(hash(secret));
        row.setCreatedAt(at(clock.instant()));
        row.setCreatedBy(by);
        row.setExpiresAt(expires == null ? null : at(expires));
        row.store();
        load();
        return new Token.Issued(list(ACCESS_TOKEN.ID.eq(row.getId())).getFirst(), secret);
    }

    /** Ends a token; {@code false} when there is no such token or it had ended. */
    public boolean revoke(long id, String by) {
        int revoked = db.update(ACCESS_TOKEN)
                .set(ACCESS_TOKEN.REVOKED_AT, at(clock.instant()))
                .set(ACCESS_TOKEN.REVOKED_BY, by)
                .where(ACCESS_TOKEN.ID.eq(id), ACCESS_TOKEN.REVOKED_AT.isNull())
                .execute();
        load();
        return revoked == 1;
    }

    /** The token with this number. */
    public Optional<Token> find(long id) {
        return list(ACCESS_TOKEN.ID.eq(id)).stream().findFirst();
    }

    /** A user's tokens, or everybody's when {@code null}, revoked ones too, the latest first. */
    public List<Token> list(@Nullable String user) {
        return list(user == null ? DSL.noCondition() : ACCESS_TOKEN.USER_NAME.eq(user));
    }

    /** The token that this secret is, if it opens the door now. */
    public Optional<Token> verify(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String hash = hash(secret);
        Token token = fresh(REFRESH).get(hash);
        if (token == null) {
            token = fresh(SEARCH).get(hash);
        }
        return Optional.ofNullable(token).filter(this::opens);
    }

    /** A token that was verified before, as it is now, if it still opens the door. */
    public Optional<Token> current(Token token) {
        Instant now = clock.instant();
        return fresh(REFRESH).values().stream()
                .filter(each -> each.id() == token.id() && each.valid(now))
                .findFirst();
    }

    private boolean opens(Token token) {
        Instant now = clock.instant();
        if (!token.valid(now)) {
            return false;
        }
        Instant noted = used.get(token.id());
        if (noted == null || noted.plus(Duration.ofMinutes(1)).isBefore(now)) {
            used.put(token.id(), now);
            db.update(ACCESS_TOKEN)
                    .set(ACCESS_TOKEN.LAST_USED_AT, at(now))
                    .where(ACCESS_TOKEN.ID.eq(token.id()))
                    .execute();
        }
        return true;
    }

    private Map<String, Token> fresh(Duration age) {
        if (known.isOlderThan(age, clock.instant())) {
            synchronized (this) {
                if (known.isOlderThan(age, clock.instant())) {
                    load();
                }
            }
        }
        return known.byHash;
    }

    private synchronized void load() {
        Instant now = clock.instant();
        Map<String, Set<Role>> roles = rolesOfTheEnabled();
        Map<String, Token> byHash = new HashMap<>();
        db.selectFrom(ACCESS_TOKEN)
                .where(ACCESS_TOKEN.REVOKED_AT.isNull())
                .forEach(row -> byHash.put(row.getHash(), token(row, roles)));
        known = new Known(now, byHash);
    }

    private List<Token> list(Condition condition) {
        Map<String, Set<Role>> roles = rolesOfTheEnabled();
        return db.selectFrom(ACCESS_TOKEN)
                .where(condition)
                .orderBy(ACCESS_TOKEN.ID.desc())
                .fetch(row -> token(row, roles));
    }

    private Map<String, Set<Role>> rolesOfTheEnabled() {
        return db
                .select(ACCESS_ROLE.USER_NAME, ACCESS_ROLE.ROLE)
                .from(ACCESS_ROLE)
                .join(ACCESS_USER)
                .on(ACCESS_USER.NAME.eq(ACCESS_ROLE.USER_NAME))
                .where(ACCESS_USER.DISABLED_AT.isNull())
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.value1(),
                        Collectors.mapping(
                                row -> Role.valueOf(row.value2()),
                                Collectors.toCollection(() -> EnumSet.noneOf(Role.class)))));
    }

    private void check(String user, String label, @Nullable Instant expires) {
        List<String> names = db.select(ACCESS_USER.NAME)
                .from(ACCESS_USER)
                .orderBy(ACCESS_USER.NAME)
                .fetch(ACCESS_USER.NAME);
        if (!names.contains(user)) {
            throw new IllegalArgumentException("no user '" + user + "'. Maybe "
                    + (names.isEmpty() ? "start the platform once: it makes the first users" : "one of " + names));
        }
        if (label.isBlank() || label.strip().length() > 100) {
            throw new IllegalArgumentException("a label of " + label.strip().length() + " characters does not do."
                    + " Maybe say in 1 to 100 what the token is for");
        }
        if (expires != null && !expires.isAfter(clock.instant())) {
            throw new IllegalArgumentException(
                    "a token that ended at " + expires + " is of no use." + " Maybe give a time to come");
        }
    }

    private static Token token(AccessTokenRecord row, Map<String, Set<Role>> roles) {
        return new Token(
                row.getId(),
                row.getUserName(),
                roles.getOrDefault(row.getUserName(), Set.of()),
                row.getLabel(),
                row.getCreatedAt().toInstant(),
                row.getCreatedBy(),
                instant(row.getExpiresAt()),
                instant(row.getLastUsedAt()),
                instant(row.getRevokedAt()));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private record Known(Instant at, Map<String, Token> byHash) {
        boolean isOlderThan(Duration age, Instant now) {
            return at.isBefore(now.minus(age));
        }
    }
}

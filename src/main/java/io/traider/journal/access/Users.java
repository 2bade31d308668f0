package io.traider.journal.access;

import static io.traider.journal.jooq.Tables.ACCESS_ROLE;
import static io.traider.journal.jooq.Tables.ACCESS_USER;

import io.traider.domain.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The users and their roles. Blocking; for any thread. */
public final class Users {

    /** Characters that a password needs at least; of bytes in UTF-8 it may have 72 at most, which is what BCrypt reads. */
    public static final int SHORTEST_PASSWORD = 8;

    private static final int LONGEST_PASSWORD_BYTES = 72;
    private static final int FREE_FAILURES_OF_NAME = 5;
    private static final int FREE_FAILURES_OF_ADDRESS = 20;

    /** Without the characters that are easily taken for each other; 20 of them have 110 bits. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final Map<String, Role> FIRST = Map.of(
            "admin", Role.ADMIN,
            "trader", Role.TRADER,
            "quant", Role.QUANT,
            "risk", Role.RISK_OFFICER,
            "compliance", Role.COMPLIANCE_OFFICER,
            "auditor", Role.AUDITOR,
            "viewer", Role.VIEWER);

    private final DSLContext db;
    private final Passwords passwords;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final SignInThrottle throttle = new SignInThrottle();
    private final String hashOfNobody;

    /** @param random a cryptographic one, first passwords come from it */
    public Users(DataSource database, Passwords passwords, InstantSource clock, RandomGenerator random) {
        this.db = DSL.using(database, SQLDialect.POSTGRES);
        this.passwords = passwords;
        this.clock = clock;
        this.random = random;
        this.hashOfNobody = passwords.hash(newPassword());
    }

    /**
     * Creates one user for each role when there is no user yet, and sees that {@code admin} has the given password.
     *
     * @param given what {@code admin} shall sign in with; {@code null} or empty to leave it, or to make one up at first
     * @return the generated passwords by user, to be shown once; empty when the users were there already
     * @throws IllegalArgumentException when the given password is too short or too long
     */
    public Map<String, String> prepare(@Nullable String given) {
        String adminPassword = given == null || given.isEmpty() ? null : given;
        if (adminPassword != null) {
            check(adminPassword);
        }
        Map<String, String> generated = all().isEmpty() ? createFirst(adminPassword) : Map.of();
        if (adminPassword != null && !isPasswordOf("admin", adminPassword)) {
            setPassword("admin", adminPassword);
        }
        return generated;
    }

    private Map<String, String> createFirst(@Nullable String adminPassword) {
        Map<String, String> generated = new LinkedHashMap<>();
        FIRST.entrySet().stream()
                .sorted(Map.Entry.<String, Role>comparingByValue().reversed())
                .forEach(first -> {
                    boolean given = adminPassword != null && first.getKey().equals("admin");
                    String password = given ? adminPassword : newPassword();
                    create(first.getKey(), password, Set.of(first.getValue()));
                    if (!given) {
                        generated.put(first.getKey(), password);
                    }
                });
        return generated;
    }

    /** @throws IllegalArgumentException when the password is too short or too long */
    public void create(String name, String password, Set<Role> roles) {
        check(password);
        String hash = passwords.hash(password);
        db.transaction(inner -> {
            inner.dsl()
                    .insertInto(ACCESS_USER, ACCESS_USER.NAME, ACCESS_USER.PASSWORD_HASH, ACCESS_USER.CREATED_AT)
                    .values(name, hash, now())
                    .execute();
            for (Role role : roles) {
                inner.dsl()
                        .insertInto(ACCESS_ROLE, ACCESS_ROLE.USER_NAME, ACCESS_ROLE.ROLE)
                        .values(name, role.name())
                        .execute();
            }
        });
    }

    /** @throws IllegalArgumentException when there is no such user, or the password is too short or too long */
    public void setPassword(String name, String password) {
        check(password);
        int changed = db.update(ACCESS_USER)
                .set(ACCESS_USER.PASSWORD_HASH, passwords.hash(password))
                .where(ACCESS_USER.NAME.eq(name))
                .execute();
        if (changed == 0) {
            throw new IllegalArgumentException("no user '" + name + "'. Maybe one of " + names());
        }
    }

    public Optional<User> find(String name) {
        return users(name).findFirst();
    }

    /** Everybody, by name. */
    public List<User> all() {
        return users(null).toList();
    }

    /** The names of everybody, for advice. */
    public List<String> names() {
        return all().stream().map(User::name).toList();
    }

    /**
     * Tries a password, and slows down who fails too often. Takes as long for a name that does not exist.
     *
     * @param from where the attempt came from, an address without a port
     */
    public SignIn signIn(String name, String password, String from) {
        Instant now = clock.instant();
        String key = name + " " + from;
        Instant until = Stream.of(key, from)
                .map(each -> Optional.ofNullable(throttle.waitsUntil(each, now)))
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(null);
        if (until != null) {
            return new SignIn.Throttled(until);
        }
        Optional<User> user = find(name).filter(found -> !found.disabled());
        if (isPasswordOf(name, password) && user.isPresent()) {
            throttle.succeeded(key);
            return new SignIn.Welcome(user.get());
        }
        throttle.failed(key, FREE_FAILURES_OF_NAME, now);
        throttle.failed(from, FREE_FAILURES_OF_ADDRESS, now);
        return new SignIn.Refused();
    }

    private boolean isPasswordOf(String name, String password) {
        String hash = db.select(ACCESS_USER.PASSWORD_HASH)
                .from(ACCESS_USER)
                .where(ACCESS_USER.NAME.eq(name))
                .fetchOne(ACCESS_USER.PASSWORD_HASH);
        return passwords.matches(password, hash == null ? hashOfNobody : hash) && hash != null;
    }

    private Stream<User> users(@Nullable String name) {
        Map<String, Set<Role>> roles = db.selectFrom(ACCESS_ROLE).fetch().stream()
                .collect(Collectors.groupingBy(
                        row -> row.getUserName(),
                        Collectors.mapping(
                                row -> Role.valueOf(row.getRole()),
                                Collectors.toCollection(() -> EnumSet.noneOf(Role.class)))));
        return db
                .selectFrom(ACCESS_USER)
                .where(name == null ? DSL.noCondition() : ACCESS_USER.NAME.eq(name))
                .orderBy(ACCESS_USER.NAME)
                .fetch()
                .stream()
                .map(row -> new User(
                        row.getName(), roles.getOrDefault(row.getName(), Set.of()), row.getDisabledAt() != null));
    }

    private static void check(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException("a password of " + password.length() + " characters is too short."
                    + " Maybe take " + SHORTEST_PASSWORD + " or more");
        }
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_PASSWORD_BYTES) {
            throw new IllegalArgumentException("a password of " + bytes + " bytes is too long. Maybe take "
                    + LONGEST_PASSWORD_BYTES + " or fewer");
        }
    }

    private String newPassword() {
        return random.ints(20, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

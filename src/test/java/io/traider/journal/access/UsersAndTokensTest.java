package io.traider.journal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Role;
import io.traider.journal.Database;
import io.traider.journal.PostgresUnderTest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsersAndTokensTest {

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final InstantSource clock = () -> now;
    private final SecureRandom random = new SecureRandom();
    private Database database;
    private Users users;
    private Map<String, String> generated;

    @BeforeAll
    void open() {
        database = PostgresUnderTest.open();
        users = users();
        generated = users.prepare("correct horse");
    }

    @AfterAll
    void close() {
        database.close();
    }

    private Users users() {
        return new Users(database.dataSource(), new Backwards(), clock, random);
    }

    private Tokens tokens() {
        return new Tokens(database.dataSource(), clock, random);
    }

    @Test
    void theFirstStartMakesOneUserForEachRole() {
        assertThat(generated).hasSize(6).doesNotContainKey("admin");
        assertThat(Set.copyOf(generated.values())).hasSize(6).allMatch(password -> password.length() == 20);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        users.all().forEach(user -> roles.addAll(user.roles()));
        assertThat(roles).isEqualTo(EnumSet.allOf(Role.class));
        assertThat(users.names()).contains("admin", "trader", "quant", "risk", "compliance", "auditor", "viewer");
        assertThat(users().prepare(null)).isEmpty();
        assertThat(users().prepare("")).isEmpty();
    }

    @Test
    void whoKnowsThePasswordIsWelcomeAndNobodyElse() {
        assertThat(users.signIn("admin", "correct horse", "home")).isInstanceOf(SignIn.Welcome.class);
        assertThat(users.signIn("viewer", generated.get("viewer"), "home"))
                .isInstanceOfSatisfying(
                        SignIn.Welcome.class,
                        welcome -> assertThat(welcome.user().roles()).containsExactly(Role.VIEWER));
        assertThat(users.signIn("admin", "wrong", "home")).isInstanceOf(SignIn.Refused.class);
        assertThat(users.signIn("nobody", "correct horse", "home")).isInstanceOf(SignIn.Refused.class);
        assertThat(users.signIn("admin' or 1=1 --", "x", "home")).isInstanceOf(SignIn.Refused.class);
    }

    @Test
    void aLaterStartSetsTheAdministratorsPasswordWhenItIsGivenAnother() {
        users().prepare("another horse");
        assertThat(users.signIn("admin", "another horse", "there")).isInstanceOf(SignIn.Welcome.class);
        users().prepare("correct horse");
        assertThat(users.signIn("admin", "correct horse", "there")).isInstanceOf(SignIn.Welcome.class);
    }

    @Test
    void whoGuessesHasToWaitEvenWithTheRightPassword() {
        for (int i = 0; i < 6; i++) {
            assertThat(users.signIn("trader", "guess", "attic")).isInstanceOf(SignIn.Refused.class);
        }
        String right = generated.get("trader");
        assertThat(users.signIn("trader", right, "attic")).isEqualTo(new SignIn.Throttled(now.plusSeconds(5)));
        assertThat(users.signIn("trader", right, "elsewhere")).isInstanceOf(SignIn.Welcome.class);
        now = now.plusSeconds(6);
        assertThat(users.signIn("trader", right, "attic")).isInstanceOf(SignIn.Welcome.class);
    }

    @Test
    void passwordsThatWillNotDoAreRefused() {
        assertThatThrownBy(() -> users.create("x", "short", Set.of(Role.VIEWER)))
                .hasMessageContaining("5 characters is too short. Maybe take 8");
        assertThatThrownBy(() -> users.setPassword("viewer", "ä".repeat(37)))
                .hasMessageContaining("74 bytes is too long. Maybe take 72");
        assertThatThrownBy(() -> users.setPassword("nobody", "long enough"))
                .hasMessageContaining("no user 'nobody'. Maybe one of [admin");
    }

    @Test
    void aTokenIsKnownByItsHashAlone() throws SQLException {
        Token.Issued issued = tokens().create("quant", " research ", null, "admin");
        assertThat(issued.secret()).matches("trd_[A-Za-z0-9_-]{43}");
        assertThat(issued.toString()).doesNotContain(issued.secret());
        assertThat(issued.token().label()).isEqualTo("research");
        assertThat(tokens().verify(issued.secret()))
                .hasValueSatisfying(token -> assertThat(token.roles()).containsExactly(Role.QUANT));
        assertThat(tokens().verify(issued.secret() + "x")).isEmpty();
        assertThat(everythingStored()).noneMatch(row -> row.contains(issued.secret()));
        assertThat(tokens().find(issued.token().id()).orElseThrow().lastUsed()).isEqualTo(now);
    }

    private List<String> everythingStored() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet all = statement.executeQuery("select access_token::text from access_token")) {
            while (all.next()) {
                rows.add(all.getString(1));
            }
        }
        return rows;
    }

    @Test
    void aTokenEndsAtItsTime() {
        Tokens tokens = tokens();
        String secret =
                tokens.create("viewer", "brief", now.plusSeconds(60), "test").secret();
        assertThat(tokens.verify(secret)).isPresent();
        now = now.plusSeconds(60);
        assertThat(tokens.verify(secret)).isEmpty();
        assertThatThrownBy(() -> tokens.create("viewer", "late", now, "test")).hasMessageContaining("is of no use");
        assertThatThrownBy(() -> tokens.create("viewer", " ", null, "test"))
                .hasMessageContaining("Maybe say in 1 to 100");
        assertThatThrownBy(() -> tokens.create("nobody", "x", null, "test"))
                .hasMessageContaining("Maybe one of [admin");
    }

    @Test
    void revocationWorksAtOnceHereAndWithinSecondsElsewhere() {
        Tokens here = tokens();
        Tokens elsewhere = tokens();
        Token.Issued issued = here.create("auditor", "audit", null, "test");
        assertThat(elsewhere.verify(issued.secret())).isPresent();
        assertThat(here.revoke(issued.token().id(), "admin")).isTrue();
        assertThat(here.revoke(issued.token().id(), "admin")).isFalse();
        assertThat(here.verify(issued.secret())).isEmpty();
        assertThat(here.current(issued.token())).isEmpty();
        now = now.plus(Duration.ofSeconds(3));
        assertThat(elsewhere.verify(issued.secret())).isEmpty();
        assertThat(elsewhere.find(issued.token().id()).orElseThrow().revoked()).isNotNull();
    }

    @Test
    void aTokenOfADisabledUserOpensNothing() throws SQLException {
        users.create("leaver", "long enough", Set.of(Role.TRADER));
        Tokens tokens = tokens();
        String secret = tokens.create("leaver", "old", null, "test").secret();
        assertThat(tokens.verify(secret)).isPresent();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update access_user set disabled_at = now() where name = 'leaver'");
        }
        now = now.plus(Duration.ofSeconds(3));
        assertThat(tokens.verify(secret)).isEmpty();
        assertThat(users.signIn("leaver", "long enough", "home")).isInstanceOf(SignIn.Refused.class);
    }

    /** Quick, and no more than that. */
    private static final class Backwards implements Passwords {
        @Override
        public String hash(String password) {
            return "{backwards}" + new StringBuilder(password).reverse();
        }

        @Override
        public boolean matches(String password, String hash) {
            return hash(password).equals(hash);
        }
    }
}

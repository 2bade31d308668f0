package io.traider.journal.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.journal.Database;
import io.traider.journal.PostgresUnderTest;
import io.traider.journal.release.Publication.Kind;
import io.traider.journal.release.Publication.State;
import io.traider.journal.release.StoredVersion.Origin;
import io.traider.journal.release.UseStore.Hits;
import io.traider.journal.release.UseStore.RuleSum;
import io.traider.journal.release.UseStore.Used;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Releases in a real Postgres, and what its laws refuse to whoever comes with raw SQL. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String HASH = "a".repeat(64);

    private Database database;
    private ReleaseStore store;
    private String key = "";
    private int number;

    @BeforeAll
    void open() {
        database = PostgresUnderTest.open();
        store = database.releases();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void another() {
        key = "rules:pack-" + ++number;
        store.add(key, "PRETRADE");
    }

    private static SortedMap<String, String> text(String text) {
        return new TreeMap<>(Map.of("pretrade.drl", text));
    }

    private StoredVersion version(Origin origin, String... authors) {
        return store.add(new StoredVersion(
                key, 0, HASH, text("rule"), List.of(authors), origin, "why", authors[0], NOW, null, null));
    }

    private StoredDraft draft(String text, long upon, String by) {
        return new StoredDraft(key, text(text), upon, 0, List.of(), by, NOW, "");
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql.replace("KEY", "'" + key + "'"));
        }
    }

    private void refuses(String sql, String why) {
        assertThatThrownBy(() -> sql(sql)).isInstanceOf(SQLException.class).hasMessageContaining(why);
    }

    @Test
    void aSaveUponAnotherRevisionIsNotTakenAndNothingTypedIsLost() {
        StoredDraft first = store.drafts().save(draft("one", 0, "ann")).orElseThrow();
        assertThat(first.revision()).isEqualTo(1);
        StoredDraft second =
                store.drafts().save(draft("two", first.revision(), "bob")).orElseThrow();
        assertThat(second.authors()).containsExactly("ann", "bob");
        assertThat(store.drafts().save(draft("lost?", first.revision(), "cid"))).isEmpty();
        assertThat(store.drafts().save(draft("lost?", 0, "cid"))).isEmpty();
        assertThat(store.drafts().find(key)).contains(second);
        assertThat(store.drafts().discard(key, 1, "bob", NOW)).isFalse();
        assertThat(store.drafts().discard(key, 2, "bob", NOW)).isTrue();
        assertThat(store.drafts().find(key)).isEmpty();
        assertThat(store.drafts().revisions(key, 10))
                .extracting(each -> each.revision() + each.files().get("pretrade.drl") + each.by())
                .containsExactly("2twobob", "1oneann");
        assertThat(store.drafts().save(draft("three", 0, "ann")).orElseThrow().revision())
                .as("numbers go on")
                .isEqualTo(3);
    }

    @Test
    void onlyTheLatestRevisionsAreKept() {
        long revision = 0;
        for (int i = 0; i < DraftStore.KEPT + 5; i++) {
            revision = store.drafts()
                    .save(draft("text " + i, revision, "ann"))
                    .orElseThrow()
                    .revision();
        }
        assertThat(store.drafts().revisions(key, 1_000)).hasSize(DraftStore.KEPT);
    }

    @Test
    void severalDraftsAreSavedTogetherOrNotAtAll() {
        String one = key;
        another();
        store.drafts().save(draft("here", 0, "ann")).orElseThrow();
        StoredDraft clash = draft("other", 0, "bob");
        StoredDraft fine = new StoredDraft(one, text("fine"), 0, 0, List.of(), "bob", NOW, "");
        assertThat(store.drafts().save(List.of(fine, clash))).isEmpty();
        assertThat(store.drafts().find(one)).as("nothing half done").isEmpty();
    }

    @Test
    void nobodyWhoWroteOnAVersionApprovesIt() {
        version(Origin.SUBMITTED, "ann", "bob");
        for (String author : List.of("ann", "bob")) {
            assertThatThrownBy(() -> store.review(new Review(key, 1, true, "", author, NOW)))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining(author + " wrote on version 1");
            refuses(
                    "insert into release_review (key, number, approved, comment, reviewed_by, reviewed_at)"
                            + " values (KEY, 1, true, '', '" + author + "', now())",
                    author + " wrote on version 1");
        }
        store.review(new Review(key, 1, false, "not yet", "ann", NOW));
        store.review(new Review(key, 1, true, "", "cid", NOW));
        assertThat(store.reviews(key)).extracting(Review::by).containsExactly("ann", "cid");
        refuses("update release_review set reviewed_by = 'x' where key = KEY", "append-only");
        refuses("delete from release_review where key = KEY", "append-only");
    }

    @Test
    void versionsNeverChange() {
        version(Origin.SUBMITTED, "ann");
        refuses("update release_version set authors = '{eve}' where key = KEY", "append-only");
        refuses("update release_version set content = '{}' where key = KEY", "append-only");
        refuses("delete from release_version where key = KEY", "append-only");
        refuses("truncate release_version cascade", "append-only");
        refuses(
                "insert into release_version (key, number, hash, content, content_hash, authors, origin, comment,"
                        + " made_by, made_at) values (KEY, 3, '" + HASH + "', '{}', '" + HASH
                        + "', '{ann}', 'SUBMITTED', '', 'ann', now())",
                "does not follow version 1");
        refuses(
                "insert into release_version (key, number, hash, content, content_hash, authors, origin, comment,"
                        + " made_by, made_at) values (KEY, 2, '" + HASH + "', '{}', '" + HASH
                        + "', '{ann}', 'SUBMITTED', '', 'eve', now())",
                "check");
    }

    private String publication(int version, String kind, String state, String by) {
        return "insert into release_publication (key, number, kind, state, requested_by, requested_at, reason)"
                + " values (KEY, " + version + ", '" + kind + "', '" + state + "', '" + by + "', now(), 'why')";
    }

    @Test
    void nothingComesIntoForceThatNobodyElseApproved() throws SQLException {
        version(Origin.SUBMITTED, "ann");
        String refused = "may not come into force";
        refuses(publication(1, "REVIEWED", "INTENDED", "ann"), refused);
        refuses(publication(1, "SHIPPED", "INTENDED", "ann"), refused);
        refuses(publication(1, "EMERGENCY", "INTENDED", "ann"), refused);
        refuses(publication(1, "ROLLBACK", "INTENDED", "ann"), refused);
        refuses(publication(1, "AUTOMATIC", "INTENDED", "governance"), refused);
        refuses(publication(1, "REVIEWED", "IN_FORCE", "ann"), "begins scheduled or intended");
        store.review(new Review(key, 1, true, "", "bob", NOW));
        sql(publication(1, "REVIEWED", "INTENDED", "ann"));
        refuses("update release_publication set number = 2 where key = KEY", "stays what it was asked for");
        refuses("update release_publication set requested_by = 'eve' where key = KEY", "stays what it was asked for");
        refuses("delete from release_publication where key = KEY", "append-only");
    }

    @Test
    void anApprovalThatWasTakenBackPublishesNothing() {
        version(Origin.SUBMITTED, "ann");
        store.review(new Review(key, 1, true, "", "bob", NOW));
        Publication scheduled = store.publications().intend(key, 1, Kind.REVIEWED, NOW.plusSeconds(60), "", "ann", NOW);
        store.review(new Review(key, 1, false, "after all not", "bob", NOW));
        assertThatThrownBy(() -> store.publications().begin(scheduled.id())).isInstanceOf(Refused.class);
    }

    @Test
    void aVersionThatWasOnceInForceCanComeBackAndNoOther() {
        version(Origin.SHIPPED, "shipped");
        version(Origin.EMERGENCY, "ann");
        PublicationStore publications = store.publications();
        Publication first =
                publications.inForce(publications.intend(key, 1, Kind.SHIPPED, null, "", "shipped", NOW), 3, NOW);
        assertThat(first.state()).isEqualTo(State.IN_FORCE);
        assertThatThrownBy(() -> publications.intend(key, 2, Kind.ROLLBACK, null, "why", "ann", NOW))
                .isInstanceOf(Refused.class);
        publications.inForce(publications.intend(key, 2, Kind.EMERGENCY, null, "fire", "ann", NOW), 7, NOW);
        assertThat(publications.list(key))
                .extracting(Publication::state)
                .containsExactly(State.IN_FORCE, State.RETIRED);
        Publication back =
                publications.inForce(publications.intend(key, 1, Kind.ROLLBACK, null, "bad", "bob", NOW), 9, NOW);
        assertThat(back.sequence()).isEqualTo(9);
        assertThat(publications.all(State.IN_FORCE)).contains(back).doesNotContain(first);
        refuses(publication(2, "AUTOMATIC", "INTENDED", "ann"), "check");
        refuses(
                "update release_publication set state = 'IN_FORCE', ended_at = null where key = KEY and number = 2",
                "cannot become IN_FORCE after RETIRED");
    }

    @Test
    void whatWasNotApprovedAfterAnEmergencyDoesNotComeBack() throws SQLException {
        version(Origin.SHIPPED, "shipped");
        version(Origin.EMERGENCY, "ann");
        PublicationStore publications = store.publications();
        publications.inForce(publications.intend(key, 1, Kind.SHIPPED, null, "", "shipped", NOW), 3, NOW);
        publications.inForce(publications.intend(key, 2, Kind.EMERGENCY, null, "fire", "ann", NOW), 7, NOW);
        publications.inForce(publications.intend(key, 1, Kind.ROLLBACK, null, "bad", "bob", NOW), 9, NOW);
        Publication back = publications.intend(key, 2, Kind.ROLLBACK, null, "not so bad", "ann", NOW);
        store.review(new Review(key, 2, false, "it was bad", "bob", NOW));
        assertThat(publications.inForce(back, 11, NOW).state())
                .as("the session had it in force when the review came")
                .isEqualTo(State.IN_FORCE);
        publications.inForce(publications.intend(key, 1, Kind.ROLLBACK, null, "bad", "bob", NOW), 13, NOW);
        refuses(publication(2, "ROLLBACK", "INTENDED", "ann"), "may not come into force");
        refuses(publication(2, "AUTOMATIC", "INTENDED", "governance"), "may not come into force");
    }

    @Test
    void whatWasIntendedBeforeGivesWay() {
        version(Origin.SHIPPED, "shipped");
        Publication first = store.publications().intend(key, 1, Kind.SHIPPED, null, "", "shipped", NOW);
        Publication second = store.publications().intend(key, 1, Kind.SHIPPED, null, "", "shipped", NOW);
        assertThat(store.publications().find(first.id()).orElseThrow().state()).isEqualTo(State.FAILED);
        assertThat(store.publications().end(second, State.CANCELLED, "never mind", "ann", NOW))
                .isTrue();
        assertThat(store.publications().end(second, State.CANCELLED, "twice", "ann", NOW))
                .isFalse();
    }

    @Test
    void eventsAreAChainThatAWalkProvesAndNobodyBreaks() throws SQLException {
        version(Origin.SUBMITTED, "ann");
        assertThat(EventChain.walk(database.dataSource()).whole()).isTrue();
        refuses("update release_event set by_whom = 'eve' where key = KEY", "append-only");
        refuses("delete from release_event where key = KEY", "append-only");
        long last = EventChain.walk(database.dataSource()).events();
        refuses(
                "insert into release_event values (" + (last + 1) + ", KEY, null, 'APPROVED', 'eve', now(), '', '"
                        + "\\x" + "00".repeat(32) + "', '\\x" + "11".repeat(32) + "')",
                "does not follow");
        sql("alter table release_event disable trigger stays");
        sql("update release_event set detail = detail || '!' where id = " + last);
        try {
            assertThat(EventChain.walk(database.dataSource()).broken())
                    .isEqualTo("event " + last + ": its hash is not that of what it says");
        } finally {
            sql("update release_event set detail = rtrim(detail, '!') where id = " + last);
            sql("alter table release_event enable trigger stays");
        }
        assertThat(EventChain.walk(database.dataSource()).whole()).isTrue();
    }

    @Test
    void hitsAreSummedByTheHourAndTheDay() {
        UseStore use = store.use();
        use.note(List.of(used(5, 2)), NOW.minus(Duration.ofHours(30)));
        use.note(List.of(used(5, 3)), NOW.minus(Duration.ofHours(3)));
        use.note(List.of(used(5, 1)), NOW.minusSeconds(5));
        use.note(List.of(used(5, 1)), NOW);
        assertThat(use.hits(NOW).get(key)).containsExactly(new RuleSum("stale book", 2, 5, 50));
        use.forget(NOW.plus(Duration.ofDays(3)));
        assertThat(use.hits(NOW)).doesNotContainKey(key);
    }

    private Used used(long asked, long hits) {
        return new Used(key, asked, 100, 0, new TreeMap<>(Map.of("stale book", new Hits(hits, hits * 10))));
    }

    @Test
    void anAlertIsToldOnceWhileItIsOpen() {
        PublicationStore publications = store.publications();
        publications.alert(key, StoredAlert.Kind.FAULTS, 1, "3 faults", NOW);
        publications.alert(key, StoredAlert.Kind.FAULTS, 1, "5 faults", NOW);
        assertThat(publications.alerts())
                .filteredOn(alert -> alert.key().equals(key))
                .extracting(StoredAlert::message)
                .containsExactly("5 faults");
        assertThat(publications.endAlerts(key, StoredAlert.Kind.FAULTS, "bob", NOW))
                .isEqualTo(1);
        assertThat(publications.alerts()).noneMatch(alert -> alert.key().equals(key));
    }

    @Test
    void aShadowTakesThePlaceOfAnother() {
        version(Origin.SHIPPED, "shipped");
        version(Origin.SHIPPED, "shipped");
        store.publications().shadow(key, 1, "ann", NOW);
        store.publications().shadow(key, 2, "ann", NOW);
        assertThat(store.publications().shadows())
                .filteredOn(shadow -> shadow.key().equals(key))
                .extracting(StoredShadow::version)
                .containsExactly(2);
        assertThat(store.publications().endShadow(key, "ann", NOW)).isTrue();
        assertThat(store.publications().endShadow(key, "ann", NOW)).isFalse();
    }

    @Test
    void simulationsWaitRunAndEnd() {
        SimulationStore simulations = store.simulations();
        StoredSimulation made = simulations.add(key, text("rule"), NOW, NOW.plusSeconds(60), false, "ann", NOW);
        assertThat(simulations.waiting()).contains(made);
        assertThat(simulations.begin(made.id(), NOW)).isTrue();
        assertThat(simulations.begin(made.id(), NOW)).isFalse();
        simulations.found(made.id(), "{\"rows\":0}");
        assertThat(simulations.end(made.id(), StoredSimulation.State.DONE, 9, 9, "", null, NOW))
                .as("what was known is left")
                .isTrue();
        assertThat(simulations.latest(key, made.contentHash()))
                .map(StoredSimulation::result)
                .contains("{\"rows\":0}");
        StoredSimulation cut = simulations.add(key, text("rule"), NOW, NOW.plusSeconds(60), false, "ann", NOW);
        simulations.begin(cut.id(), NOW);
        assertThat(simulations.interrupt("stopped", NOW)).isEqualTo(1);
        assertThat(simulations.find(cut.id()).orElseThrow().state()).isEqualTo(StoredSimulation.State.INTERRUPTED);
    }
}

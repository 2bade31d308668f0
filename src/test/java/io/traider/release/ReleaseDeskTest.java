package io.traider.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.engine.PackUse;
import io.traider.engine.Timings;
import io.traider.journal.Database;
import io.traider.journal.PostgresUnderTest;
import io.traider.journal.release.Publication;
import io.traider.journal.release.Publication.Kind;
import io.traider.journal.release.Publication.State;
import io.traider.journal.release.ReleaseEvent;
import io.traider.journal.release.StoredAlert;
import io.traider.journal.release.UseStore.Hits;
import io.traider.journal.release.UseStore.Used;
import io.traider.release.ReleaseRefused.Code;
import io.traider.rule.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole life of releases, with a real database and a real session. */
@Tag("slow")
@Timeout(300)
class ReleaseDeskTest {

    private static final ReleaseKey PRETRADE = ReleaseKey.rules("pretrade");
    private static final ReleaseKey GOVERNANCE = ReleaseKey.rules("governance");
    private static final ReleaseKey PAPER = ReleaseKey.limits("paper");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private Database database;
    private RealDesk real;
    private ReleaseDesk desk;

    @BeforeEach
    void open() {
        database = PostgresUnderTest.open();
        start();
    }

    private void start() {
        real = new RealDesk(database, now::get);
        desk = real.desk;
    }

    @AfterEach
    void close() {
        real.close();
        database.close();
    }

    private static void refused(Code code, Runnable what) {
        assertThatThrownBy(what::run)
                .isInstanceOfSatisfying(
                        ReleaseRefused.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    /** The rules with a remark, which is another text of the same meaning. */
    private Draft remark(ReleaseKey key, String remark, String by) {
        Draft draft = desk.draft(key);
        String file = key.name() + ".drl";
        String text = "// " + remark + "\n" + draft.content().files().get(file);
        return desk.save(key, draft.content().with(file, text), draft.revision(), by);
    }

    private int approved(ReleaseKey key, String remark) {
        remark(key, remark, "ann");
        int number = desk.submit(key, remark, "ann").number();
        desk.review(key, number, true, "fine", "bob");
        return number;
    }

    private String inForce(ReleaseKey key) {
        return real.session.state().versions().get(key.toString());
    }

    private ReleaseSummary summary(ReleaseKey key) {
        return desk.find(key).orElseThrow().summary();
    }

    @Test
    void aNewDatabaseHoldsWhatIsShipped() {
        assertThat(desk.list())
                .extracting(each -> each.key().toString())
                .contains("rules:pretrade", "rules:funding-drift", "rules:governance", "limits:paper");
        assertThat(desk.list()).allSatisfy(each -> {
            assertThat(each.active()).isEqualTo(1);
            assertThat(each.changedBy()).isEqualTo("shipped");
            assertThat(each.state()).isEqualTo(ReleaseSummary.State.ACTIVE);
        });
        assertThat(summary(PRETRADE).hash()).isEqualTo(inForce(PRETRADE));
        assertThat(desk.draft(PRETRADE).revision()).isZero();
    }

    @Test
    void aRuleThatNeverFiredIsListedWithNothing() {
        await(() -> !real.session.state().use().isEmpty());
        database.releases()
                .use()
                .note(
                        List.of(new Used(
                                PRETRADE.toString(),
                                3,
                                90,
                                0,
                                new TreeMap<>(Map.of("kill switch engaged", new Hits(2, 40))))),
                        now.get());
        List<RuleHits> rules = desk.find(PRETRADE).orElseThrow().rules();
        assertThat(rules).hasSizeGreaterThan(5).extracting(RuleHits::rule).isSorted();
        assertThat(rules)
                .filteredOn(each -> each.rule().equals("kill switch engaged"))
                .singleElement()
                .satisfies(each -> assertThat(each.lastDay()).isEqualTo(2));
        assertThat(rules)
                .filteredOn(each -> !each.rule().equals("kill switch engaged"))
                .allSatisfy(each -> assertThat(each.lastDay()).isZero());
    }

    @Test
    void twoPeopleTakeAChangeFromADraftIntoForceAndBack() {
        List<ReleaseKey> heard = new CopyOnWriteArrayList<>();
        desk.listen(heard::add);
        String before = inForce(PRETRADE);
        Draft draft = remark(PRETRADE, "stricter", "ann");
        assertThat(draft.check()).isNull();
        CheckReport report = desk.check(PRETRADE, "ann");
        assertThat(report.ok()).as(report.toString()).isTrue();
        assertThat(report.scenarios()).isNotEmpty();
        assertThat(desk.draft(PRETRADE).check()).isEqualTo(report);
        refused(Code.REASON_MISSING, () -> desk.submit(PRETRADE, " ", "ann"));

        Version version = desk.submit(PRETRADE, "stricter", "ann");
        assertThat(version.number()).isEqualTo(2);
        assertThat(version.state()).isEqualTo(Version.State.IN_REVIEW);
        assertThat(version.check()).isEqualTo(report);
        assertThat(desk.draft(PRETRADE).begun()).isFalse();
        refused(Code.NOT_APPROVED, () -> desk.publish(PRETRADE, 2, null, "ann"));
        refused(Code.SELF_REVIEW, () -> desk.review(PRETRADE, 2, true, "mine is fine", "ann"));
        refused(Code.REASON_MISSING, () -> desk.review(PRETRADE, 2, false, "", "bob"));

        assertThat(desk.review(PRETRADE, 2, true, "fine", "bob").state()).isEqualTo(Version.State.APPROVED);
        Publication done = desk.publish(PRETRADE, 2, null, "ann");
        assertThat(done.state()).as(done.message()).isEqualTo(State.IN_FORCE);
        assertThat(done.sequence()).isPositive();
        assertThat(inForce(PRETRADE)).isEqualTo(version.hash()).isNotEqualTo(before);
        assertThat(database.artefacts().find("rules:pretrade", version.hash())).containsKey("pretrade.drl");
        refused(Code.IN_FORCE_ALREADY, () -> desk.publish(PRETRADE, 2, null, "ann"));

        refused(Code.REASON_MISSING, () -> desk.rollback(PRETRADE, 1, "", "bob"));
        Publication back = desk.rollback(PRETRADE, 1, "too strict", "bob");
        assertThat(back.kind()).isEqualTo(Kind.ROLLBACK);
        assertThat(inForce(PRETRADE)).isEqualTo(before);
        assertThat(heard).contains(PRETRADE);
        assertThat(desk.find(PRETRADE).orElseThrow().events())
                .extracting(ReleaseEvent::what)
                .contains("DRAFT_BEGUN", "CHECKED", "SUBMITTED", "APPROVED", "PUBLISHING", "IN_FORCE");
        assertThat(database.verifyReleases().whole()).isTrue();
    }

    @Test
    void whoComesSecondGetsBothTexts() {
        Content shipped = desk.draft(PRETRADE).content();
        Draft ann = remark(PRETRADE, "from ann", "ann");
        Content mine = shipped.with("pretrade.drl", "from bob");
        assertThatThrownBy(() -> desk.save(PRETRADE, mine, 0, "bob"))
                .isInstanceOfSatisfying(DraftConflict.class, conflict -> {
                    assertThat(conflict.mine()).isEqualTo(mine);
                    assertThat(conflict.theirs()).isEqualTo(ann);
                });
        Draft settled = desk.save(PRETRADE, mine, ann.revision(), "bob");
        assertThat(settled.authors()).containsExactly("ann", "bob");
        assertThat(desk.revisions(PRETRADE, 10)).extracting(Revision::savedBy).containsExactly("bob", "ann");
        desk.discard(PRETRADE, settled.revision(), "ann");
        assertThat(desk.draft(PRETRADE).content()).isEqualTo(shipped);
    }

    @Test
    void whatDoesNotPassItsCheckIsNotSubmitted() {
        Draft draft = desk.draft(PRETRADE);
        Draft broken = desk.save(PRETRADE, draft.content().with("pretrade.drl", "rule \"half\" when"), 0, "ann");
        assertThat(desk.check(PRETRADE, "ann").builds()).isFalse();
        refused(Code.CHECK_FAILED, () -> desk.submit(PRETRADE, "why", "ann"));
        refused(Code.CHECK_FAILED, () -> desk.publishEmergency(PRETRADE, "fire", "ann"));
        desk.save(
                PRETRADE,
                draft.content()
                        .without(Content.SCENARIOS)
                        .with("pretrade.drl", "// x\n" + draft.content().files().get("pretrade.drl")),
                broken.revision(),
                "ann");
        assertThat(desk.check(PRETRADE, "ann").unproven())
                .as("rules without a scenario")
                .isNotEmpty();
        refused(Code.CHECK_FAILED, () -> desk.submit(PRETRADE, "why", "ann"));
        assertThat(summary(PRETRADE).state()).isEqualTo(ReleaseSummary.State.DRAFT);
    }

    @Test
    void whatIsSentBackIsTheDraftAgain() {
        remark(PRETRADE, "hasty", "ann");
        int number = desk.submit(PRETRADE, "hasty", "ann").number();
        desk.review(PRETRADE, number, false, "say why", "bob");
        Draft again = desk.draft(PRETRADE);
        assertThat(again.begun()).isTrue();
        assertThat(again.authors()).contains("ann");
        assertThat(again.note()).contains("bob", "say why");
        assertThat(desk.list()).contains(summary(PRETRADE));
        refused(Code.NOT_IN_REVIEW, () -> desk.review(PRETRADE, number, true, "", "cid"));
    }

    @Test
    void limitsTakeTheSameWay() {
        Content shipped = desk.draft(PAPER).content();
        String text = shipped.files().get(Content.LIMITS);
        Draft draft = desk.save(
                PAPER,
                Content.of(Content.LIMITS, text.replace("maxOrderValue: 2000", "maxOrderValue: 2500")),
                0,
                "ann");
        CheckReport report = desk.check(PAPER, "ann");
        assertThat(report.ok()).as(report.toString()).isTrue();
        assertThat(report.warnings())
                .singleElement()
                .satisfies(
                        warning -> assertThat(warning.message()).contains("maxOrderValue is raised from 2000 to 2500"));
        desk.save(
                PAPER,
                Content.of(
                        Content.LIMITS,
                        text.replace("maxOrderValue: 2000", "maxOrderValue: 2500")
                                .replace("leverage: 1 ", "leverage: 2 ")
                                .replace("largeFill: 2500 ", "largeFill: 2000 ")
                                .replaceAll("(?m)^ +marginUse:.*\\R", "")),
                desk.draft(PAPER).revision(),
                "ann");
        assertThat(desk.check(PAPER, "ann").warnings())
                .extracting(Problem::message)
                .satisfiesExactlyInAnyOrder(
                        message -> assertThat(message).startsWith("maxOrderValue is raised from 2000 to 2500"),
                        message -> assertThat(message).startsWith("threshold leverage is raised from 1 to 2 on "),
                        message -> assertThat(message).startsWith("threshold largeFill is lowered from 2500 to 2000"),
                        message -> assertThat(message)
                                .startsWith("threshold marginUse, 0.5 now, is not stated")
                                .contains("no rule that asks for it holds"));
        desk.save(
                PAPER,
                Content.of(Content.LIMITS, text.replace("maxOrderValue: 2000", "maxOrderValue: 2500")),
                desk.draft(PAPER).revision(),
                "ann");
        int number = desk.submit(PAPER, "larger orders", "ann").number();
        refused(Code.SELF_REVIEW, () -> desk.review(PAPER, number, true, "", "ann"));
        desk.review(PAPER, number, true, "", "bob");
        assertThat(desk.publish(PAPER, number, null, "bob").state()).isEqualTo(State.IN_FORCE);
        assertThat(inForce(PAPER)).isEqualTo(report.hash());

        desk.save(PAPER, Content.of(Content.LIMITS, text.replace("2020-01-01", "2090-01-01")), 0, "ann");
        assertThat(desk.check(PAPER, "ann").problems())
                .anySatisfy(problem -> assertThat(problem.message()).contains("has no limits"));
        assertThat(draft.authors()).containsExactly("ann");
    }

    @Test
    void aSetTimeSurvivesARestartAndComes() {
        int number = approved(PRETRADE, "tomorrow");
        Publication wanted = desk.publish(PRETRADE, number, now.get().plusSeconds(3600), "ann");
        assertThat(wanted.state()).isEqualTo(State.SCHEDULED);
        assertThat(summary(PRETRADE).state()).isEqualTo(ReleaseSummary.State.SCHEDULED);
        real.close();
        start();
        assertThat(summary(PRETRADE).active()).isEqualTo(1);
        now.set(now.get().plusSeconds(3700));
        await(() -> summary(PRETRADE).active() == number);
        assertThat(inForce(PRETRADE)).isEqualTo(summary(PRETRADE).hash());
    }

    @Test
    void aSetTimeThatWasOvertakenTellsSoAndACancelledOneDoesNotCome() {
        int first = approved(PRETRADE, "first");
        int second = approved(PRETRADE, "second");
        Publication scheduled = desk.publish(PRETRADE, first, now.get().plusSeconds(60), "ann");
        now.set(now.get().plusSeconds(1));
        desk.publish(PRETRADE, second, null, "bob");
        now.set(now.get().plusSeconds(100));
        await(() -> desk.alerts().stream().anyMatch(alert -> alert.kind() == ReleaseAlert.Kind.FAILED));
        assertThat(database.releases().publications().find(scheduled.id()).orElseThrow())
                .satisfies(left -> assertThat(left.state()).isEqualTo(State.FAILED))
                .satisfies(left -> assertThat(left.message()).contains("version " + second, "Maybe publish it again"));
        desk.settle(PRETRADE, ReleaseAlert.Kind.FAILED, "bob");
        assertThat(desk.alerts()).isEmpty();
        Publication other = desk.publish(PRETRADE, first, now.get().plusSeconds(60), "ann");
        assertThat(desk.cancelPublication(other.id(), "bob")).isTrue();
        assertThat(desk.cancelPublication(other.id(), "bob")).isFalse();
        assertThat(summary(PRETRADE).active()).isEqualTo(second);
    }

    @Test
    void whatWasWantedBeforeACrashIsInForceAfterIt() {
        int number = approved(PRETRADE, "lost?");
        String hash = desk.find(PRETRADE).orElseThrow().version(number).hash();
        database.releases().publications().intend("rules:pretrade", number, Kind.REVIEWED, null, "", "ann", now.get());
        real.close();
        start();
        assertThat(inForce(PRETRADE)).isEqualTo(hash);
        Publication done = desk.find(PRETRADE).orElseThrow().publications().getFirst();
        assertThat(done.state()).isEqualTo(State.IN_FORCE);
        assertThat(done.sequence()).isPositive();
    }

    @Test
    void anEmergencyIsLoudUntilSomebodyElseReviewedIt() {
        remark(PRETRADE, "fire", "ann");
        Publication done = desk.publishEmergency(PRETRADE, "a rule lets everything through", "ann");
        assertThat(done.state()).isEqualTo(State.IN_FORCE);
        assertThat(summary(PRETRADE).state()).isEqualTo(ReleaseSummary.State.UNREVIEWED);
        assertThat(desk.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.kind()).isEqualTo(ReleaseAlert.Kind.EMERGENCY));
        refused(Code.NOT_IN_REVIEW, () -> desk.settle(PRETRADE, ReleaseAlert.Kind.EMERGENCY, "ann"));
        refused(Code.SELF_REVIEW, () -> desk.review(PRETRADE, done.version(), true, "", "ann"));
        assertThat(desk.review(PRETRADE, done.version(), true, "right so", "bob")
                        .state())
                .isEqualTo(Version.State.ACTIVE);
        assertThat(desk.alerts()).isEmpty();
    }

    @Test
    void anEmergencyThatNoScenarioProvesIsNotApproved() {
        Draft draft = desk.draft(PRETRADE);
        String text = draft.content().files().get("pretrade.drl");
        desk.save(
                PRETRADE,
                draft.content().without(Content.SCENARIOS).with("pretrade.drl", "// fire\n" + text),
                0,
                "ann");
        int number = desk.publishEmergency(PRETRADE, "fire", "ann").version();
        assertThatThrownBy(() -> desk.review(PRETRADE, number, true, "fine", "bob"))
                .isInstanceOfSatisfying(
                        ReleaseRefused.class, e -> assertThat(e.code()).isEqualTo(Code.CHECK_FAILED))
                .hasMessageContaining("no scenario makes");
        assertThat(emergencies()).containsExactly(number);

        desk.review(PRETRADE, number, false, "write scenarios", "bob");
        assertThat(desk.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.message())
                        .contains("was not approved by bob: write scenarios", "Maybe roll it back"));
        desk.rollback(PRETRADE, 1, "not proven", "bob");
        assertThat(emergencies()).as("rejected, and not in force any more").isEmpty();
        refused(Code.NOT_APPROVED, () -> desk.rollback(PRETRADE, number, "after all", "ann"));
    }

    @Test
    void anEmergencyStaysLoudWhereverItGoes() {
        remark(PRETRADE, "fire", "ann");
        int first = desk.publishEmergency(PRETRADE, "fire", "ann").version();
        desk.rollback(PRETRADE, 1, "it is out", "ann");
        assertThat(emergencies()).as("rolled back, not reviewed").containsExactly(first);
        assertThat(desk.alerts().getFirst().message()).contains("It is not in force any more");
        assertThat(desk.find(PRETRADE).orElseThrow().version(first).awaitsReview())
                .isTrue();
        desk.rollback(PRETRADE, first, "it burns again", "ann");
        assertThat(emergencies()).as("back without a review").containsExactly(first);

        remark(PRETRADE, "more fire", "ann");
        int second = desk.publishEmergency(PRETRADE, "more fire", "ann").version();
        assertThat(emergencies()).as("one in the place of the other").containsExactly(first, second);
        desk.review(PRETRADE, second, true, "right so", "bob");
        assertThat(emergencies()).as("the other waits still").containsExactly(first);
        desk.review(PRETRADE, first, true, "right so", "bob");
        assertThat(desk.alerts()).isEmpty();
    }

    @Test
    void anEmergencyIsLoudAfterACrash() {
        remark(PRETRADE, "fire", "ann");
        int number = desk.publishEmergency(PRETRADE, "fire", "ann").version();
        database.releases()
                .publications()
                .endAlerts(PRETRADE.toString(), StoredAlert.Kind.EMERGENCY, "a process that ended early", now.get());
        real.close();
        start();
        assertThat(emergencies()).containsExactly(number);
    }

    private List<Integer> emergencies() {
        return desk.alerts().stream()
                .filter(alert -> alert.kind() == ReleaseAlert.Kind.EMERGENCY)
                .map(ReleaseAlert::version)
                .toList();
    }

    @Test
    void aPackThatFailsAgainAndAgainIsRolledBackOnItsOwn() {
        String before = inForce(PRETRADE);
        int number = approved(PRETRADE, "throws in production");
        desk.publish(PRETRADE, number, null, "ann");
        String bad = inForce(PRETRADE);
        Governor governor = governor(new CheckDesk(real.parts)::make);
        governor.watch(List.of(use(bad, 100, 3)));
        await(() -> desk.alerts().stream().anyMatch(alert -> alert.kind() == ReleaseAlert.Kind.FAULTS));
        assertThat(inForce(PRETRADE)).as("three faults call people").isEqualTo(bad);
        governor.watch(List.of(use(bad, 200, 12)));
        assertThat(inForce(PRETRADE)).isEqualTo(before);
        Publication done = desk.find(PRETRADE).orElseThrow().publications().getFirst();
        assertThat(done.kind()).isEqualTo(Kind.AUTOMATIC);
        assertThat(done.by()).isEqualTo("governance");
        assertThat(done.reason()).contains("faultsLastMinute 12");
        await(() -> desk.alerts().stream().anyMatch(alert -> alert.kind() == ReleaseAlert.Kind.ROLLED_BACK));
        governor.watch(List.of(use(before, 200, 50)));
        assertThat(inForce(PRETRADE)).as("there is nothing else to go back to").isEqualTo(before);
    }

    private Governor governor(BiFunction<ReleaseKey, Content, Ready> maker) {
        DeskSetup parts = real.parts;
        CheckDesk checks = new CheckDesk(parts);
        ReleaseView view = new ReleaseView(
                parts.store(), new DraftDesk(parts.store(), now::get), new LiveUse(parts.session()), now::get);
        return new Governor(
                parts.store(),
                new PublicationDesk(parts, view, checks, new ShadowDesk(parts, view, checks, key -> {}), key -> {}),
                new GovernanceRules(parts.store(), content -> maker.apply(GOVERNANCE, content), now::get),
                now::get);
    }

    private static PackUse use(String hash, long asked, long faults) {
        return new PackUse("pretrade", hash, asked, asked * 50_000, faults, new Timings(), new TreeMap<>());
    }

    private void govern(String rule) {
        Draft draft = desk.draft(GOVERNANCE);
        String text = draft.content().files().get("governance.drl") + rule;
        desk.save(GOVERNANCE, draft.content().with("governance.drl", text), draft.revision(), "ann");
        desk.publishEmergency(GOVERNANCE, "another rule", "ann");
    }

    @Test
    void aRuleOfGovernanceIsAskedWhileNothingFailsAndSeesTheSlowestOfAHundred() {
        govern("""

            // Orders come late.
            rule "pack is slow"
            when
                PackHealth( pack == "pretrade", asked == 100, p99Micros >= 1900, $p99 : p99Micros )
            then
                governance.alert("PACK_SLOW", "p99Micros", $p99);
            end
            """);
        Governor governor = governor(new CheckDesk(real.parts)::make);
        String hash = inForce(PRETRADE);
        governor.watch(List.of(took(hash, 1)));
        assertThat(faults()).as("one of a hundred is slow").isEmpty();
        governor.watch(List.of(took(hash, 2)));
        assertThat(faults())
                .singleElement()
                .satisfies(alert -> assertThat(alert.key()).isEqualTo("rules:pretrade"))
                .satisfies(alert -> assertThat(alert.message()).contains("PACK_SLOW"));
        governor.watch(List.of(took(hash, 1)));
        now.set(now.get().plusSeconds(601));
        governor.watch(List.of(took(hash, 1)));
        assertThat(faults()).as("calm for ten minutes").isEmpty();
    }

    /** A hundred askings of 20 µs, some of which took a hundred times as long. */
    private static PackUse took(String hash, int slow) {
        Timings took = new Timings();
        for (int i = 0; i < 100; i++) {
            took.add(i < slow ? 2_000_000 : 20_000);
        }
        return new PackUse("pretrade", hash, 100, 2_000_000, 0, took, new TreeMap<>());
    }

    private List<StoredAlert> faults() {
        return database.releases().publications().alerts().stream()
                .filter(alert -> alert.kind() == StoredAlert.Kind.FAULTS)
                .toList();
    }

    @Test
    void rulesOfGovernanceThatFailCallPeople() {
        govern("""

            // Divides by nothing.
            rule "share of nothing"
            when
                PackHealth( pack == "pretrade", asked / (faults - faults) > 1, $asked : asked )
            then
                governance.alert("NOTHING", "asked", $asked);
            end
            """);
        Governor governor = governor(new CheckDesk(real.parts)::make);
        governor.watch(List.of(use(inForce(PRETRADE), 100, 0)));
        governor.watch(List.of(use(inForce(PRETRADE), 101, 0)));
        assertThat(faults())
                .singleElement()
                .satisfies(alert -> assertThat(alert.key()).isEqualTo("rules:governance"))
                .satisfies(alert -> assertThat(alert.message())
                        .contains(
                                "the governance rules failed", "times", "last on rules:pretrade", "share of nothing"));
    }

    @Test
    void aVersionOfGovernanceThatCannotBeMadeCallsPeopleAndIsTriedAgain() {
        AtomicBoolean broken = new AtomicBoolean(true);
        CheckDesk checks = new CheckDesk(real.parts);
        Governor governor = governor((key, content) -> {
            if (broken.get()) {
                throw new ReleaseRefused(Code.FAILED, "the builder is gone");
            }
            return checks.make(key, content);
        });
        governor.watch(List.of(use(inForce(PRETRADE), 100, 0)));
        assertThat(faults())
                .extracting(StoredAlert::message)
                .anySatisfy(message -> assertThat(message)
                        .contains("version 1 of rules:governance", "the builder is gone", "Nothing governs"));
        broken.set(false);
        governor.watch(List.of(use(inForce(PRETRADE), 100, 3)));
        assertThat(faults())
                .as("not every second")
                .noneMatch(alert -> alert.key().equals("rules:pretrade"));
        now.set(now.get().plusSeconds(61));
        governor.watch(List.of(use(inForce(PRETRADE), 100, 6)));
        assertThat(faults())
                .extracting(StoredAlert::message)
                .noneMatch(message -> message.contains("the builder is gone"));
        assertThat(faults()).anyMatch(alert -> alert.key().equals("rules:pretrade"));
    }

    @Test
    void whatIsNotCheckedWhileTypingIsToldSoon() {
        Content content = desk.draft(PRETRADE).content();
        assertThat(desk.check(PRETRADE, content, "ann").join().ok()).isTrue();
        assertThat(desk.check(PRETRADE, content.with("pretrade.drl", "rule x"), "ann")
                        .join()
                        .problems())
                .isNotEmpty();
        List<CompletableFuture<CheckReport>> together = Stream.of("ann", "bob", "cid")
                .map(by -> desk.check(PRETRADE, content, by))
                .toList();
        assertThat(together).allSatisfy(each -> assertThat(each.join().ok()).isTrue());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain");
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

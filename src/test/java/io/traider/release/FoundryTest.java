package io.traider.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.engine.Artefact;
import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.Problem;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class FoundryTest {

    private static final FoundrySettings SETTINGS =
            new FoundrySettings(Duration.ofSeconds(60), Duration.ofMinutes(5), 256);
    private static final String TEXT = """
        package rules.pretrade
        import io.traider.rule.fact.Book
        global io.traider.rule.fact.VerdictDraft verdict
        // Denies when the book is wrong.
        rule "invalid book"
        when
            Book( valid == false )
        then
            verdict.breach("BOOK_INVALID", "valid", false);
        end
        """;

    /** Another text, with which the children below are quick. */
    private static final String HARMLESS = TEXT.replace("invalid book", "harmless");

    private static PackSource source(String text) {
        return new PackSource(PackKind.PRETRADE, "pretrade", new TreeMap<>(Map.of("pretrade.drl", text)));
    }

    private static CheckReport check(Foundry foundry, String text) throws Exception {
        return foundry.check("", source(text), false).get(90, TimeUnit.SECONDS);
    }

    @Test
    void checksAndBuildsLikeThisProcess() throws Exception {
        try (Foundry foundry = new Foundry(SETTINGS)) {
            BuiltPack built = foundry.build(source(TEXT)).get(90, TimeUnit.SECONDS);
            assertThat(built.report().problems()).isEmpty();
            assertThat(built.pack().hash()).isEqualTo(source(TEXT).hash());
            for (String text :
                    List.of(TEXT, TEXT.replace("valid ==", "vald =="), TEXT.replace("verdict.", "System."))) {
                CheckReport here =
                        Forge.of(new ForgingOrder(source(text), false, false)).report();
                assertThat(check(foundry, text).problems()).isEqualTo(here.problems());
            }
            long pid = foundry.pid().orElseThrow();
            assertThat(foundry.build(source(TEXT)).get(90, TimeUnit.SECONDS).pack())
                    .isNotNull();
            assertThat(foundry.pid()).hasValue(pid);
        }
    }

    @Test
    void readsScenariosThatItDoesNotRun() throws Exception {
        String scenarios = "scenarios:\n  - name: a stale book\n    wiht: {}\n";
        try (Foundry foundry = new Foundry(SETTINGS)) {
            for (String text : List.of(TEXT, TEXT.replace("valid ==", "vald =="))) {
                PackSource both = new PackSource(
                        PackKind.PRETRADE,
                        "pretrade",
                        new TreeMap<>(Map.of("pretrade.drl", text, PackSource.SCENARIOS, scenarios)));
                CheckReport report = foundry.check("me", both, false).get(90, TimeUnit.SECONDS);
                assertThat(report.problems())
                        .filteredOn(problem -> problem.file().equals(PackSource.SCENARIOS))
                        .anySatisfy(problem -> {
                            assertThat(problem.line()).isEqualTo(3);
                            assertThat(problem.message()).contains("wiht");
                        });
                assertThat(report.scenarios()).isEmpty();
            }
        }
    }

    @Test
    void whatWasKeptIsBuiltInItsProcess() {
        PackSource source = source(TEXT);
        TreeMap<String, byte[]> files = new TreeMap<>();
        source.files().forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        Artefact artefact = new Artefact("rules:pretrade", source.hash(), files);
        try (Foundry foundry = new Foundry(SETTINGS)) {
            assertThat(foundry.kept(artefact).hash()).isEqualTo(source.hash());
            assertThat(foundry.pid()).isPresent();
            assertThatThrownBy(() -> foundry.kept(new Artefact("rules:pretrade", "abc", files)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("should have hash abc");
        }
    }

    @Test
    void endsWithThePlatform() throws Exception {
        ProcessHandle child;
        CompletableFuture<CheckReport> waits;
        try (Foundry foundry = new Foundry(SETTINGS, EndlessChild.class)) {
            foundry.check("", source(TEXT), false);
            child = ProcessHandle.of(pid(foundry)).orElseThrow();
            waits = foundry.check("", source(TEXT), false);
        }
        child.onExit().get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> waits.get(10, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> fail()).isInstanceOf(CancellationException.class);
    }

    private static void fail() throws Exception {
        Foundry foundry = new Foundry(SETTINGS);
        foundry.close();
        foundry.check("", source(TEXT), false).get(10, TimeUnit.SECONDS);
    }

    private static long pid(Foundry foundry) throws InterruptedException {
        while (foundry.pid().isEmpty()) {
            Thread.sleep(10);
        }
        return foundry.pid().getAsLong();
    }

    @Test
    void endsAnEndlessBuildAndGoesOn() throws Exception {
        try (Foundry foundry = new Foundry(SETTINGS.limit(Duration.ofSeconds(2)), EndlessChild.class)) {
            foundry.prepare();
            ProcessHandle first = ProcessHandle.of(pid(foundry)).orElseThrow();
            assertThat(check(foundry, TEXT).problems())
                    .extracting(Problem::message)
                    .containsExactly("it took longer than 6.0 s to build");
            first.onExit().get(10, TimeUnit.SECONDS);
            assertThat(check(foundry, HARMLESS).problems())
                    .extracting(Problem::message)
                    .containsExactly("harmless");
        }
    }

    @Test
    void aProcessThatDiesIsReplaced() throws Exception {
        try (Foundry foundry = new Foundry(SETTINGS, EndlessChild.class)) {
            CompletableFuture<CheckReport> asked = foundry.check("", source(TEXT), false);
            Thread.sleep(300);
            ProcessHandle.of(pid(foundry)).orElseThrow().destroyForcibly();
            assertThat(asked.get(10, TimeUnit.SECONDS).problems())
                    .extracting(Problem::message)
                    .first()
                    .asString()
                    .startsWith("the process that builds it ended with ");
            assertThat(check(foundry, HARMLESS).problems())
                    .extracting(Problem::message)
                    .containsExactly("harmless");
        }
    }

    @Test
    void memoryIsBounded() throws Exception {
        try (Foundry foundry = new Foundry(SETTINGS, HungryChild.class)) {
            assertThat(check(foundry, TEXT).problems())
                    .extracting(Problem::message)
                    .containsExactly("it took more memory to build than there may be");
        }
    }

    @Test
    void nonsenseIsNoAnswer() throws Exception {
        for (Class<?> child : List.of(GarbageChild.class, HugeChild.class, StrangerChild.class)) {
            try (Foundry foundry = new Foundry(SETTINGS, child)) {
                assertThat(check(foundry, TEXT).problems())
                        .as(child.getSimpleName())
                        .extracting(Problem::message)
                        .first()
                        .asString()
                        .startsWith("the process that builds it ");
            }
        }
    }

    @Test
    void whatTheGateRefusesHereIsNotLoadedWhateverTheProcessSays() throws Exception {
        try (Foundry foundry = new Foundry(SETTINGS, YesChild.class)) {
            BuiltPack built = foundry.build(
                            source(TEXT.replace("verdict.breach(\"", "System.exit(0); verdict.breach(\"")))
                    .get(30, TimeUnit.SECONDS);
            assertThat(built.pack()).isNull();
            assertThat(built.report().problems()).isNotEmpty();
            BuiltPack garbage = foundry.build(source(TEXT)).get(30, TimeUnit.SECONDS);
            assertThat(garbage.pack()).isNull();
            assertThat(garbage.report().problems()).isNotEmpty();
        }
    }

    @Test
    void aTextIsBuiltOnce() throws Exception {
        try (Foundry foundry = new Foundry(SETTINGS, CountingChild.class)) {
            for (int i = 0; i < 2; i++) {
                CheckReport report = foundry.check("", source(TEXT), true).get(90, TimeUnit.SECONDS);
                assertThat(report.problems()).isEmpty();
                assertThat(report.unproven()).containsExactly("invalid book");
            }
            assertThat(foundry.build(source(TEXT)).get(90, TimeUnit.SECONDS).pack())
                    .isNotNull();
            assertThat(foundry.check("", source(HARMLESS), true)
                            .get(90, TimeUnit.SECONDS)
                            .problems())
                    .extracting(Problem::message)
                    .as("builds before this one")
                    .containsExactly("1");
        }
    }

    @Test
    void whatTheGateRefusesIsToldWithoutTheProcess() throws Exception {
        try (Foundry foundry = new Foundry(SETTINGS, EndlessChild.class)) {
            CompletableFuture<CheckReport> builds = foundry.check("", source(TEXT), false);
            CompletableFuture<CheckReport> waits = foundry.check("me", source(TEXT), false);
            CompletableFuture<CheckReport> told =
                    foundry.check("me", source(TEXT.replace("valid ==", "vald ==")), false);
            assertThat(told).isDone();
            assertThat(told.join().problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.advice()).isEqualTo("Maybe 'valid'"));
            assertThat(waits)
                    .as("an older text of the same person")
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableOfType(CancellationException.class);
            assertThat(builds).isNotDone();
        }
    }

    @Test
    void aNewerTextOfTheSameEditorReplacesAnOlderThatWaits() throws Exception {
        try (Foundry foundry = new Foundry(SETTINGS, SlowChild.class)) {
            CompletableFuture<CheckReport> other = foundry.check("other", source(TEXT), false);
            Thread.sleep(50);
            List<CompletableFuture<CheckReport>> typed = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                typed.add(foundry.check("me", source(TEXT + "// " + i + "\n"), false));
            }
            assertThat(typed.getLast().get(30, TimeUnit.SECONDS).hash())
                    .isEqualTo(source(TEXT + "// 4\n").hash());
            assertThat(typed.subList(1, 4)).allMatch(CompletableFuture::isCancelled);
            assertThat(other.get(1, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void anIdleProcessIsEnded() throws Exception {
        FoundrySettings quick = new FoundrySettings(Duration.ofSeconds(30), Duration.ofMillis(300), 64);
        try (Foundry foundry = new Foundry(quick, SlowChild.class)) {
            check(foundry, TEXT);
            ProcessHandle.of(foundry.pid().orElseThrow()).orElseThrow().onExit().get(10, TimeUnit.SECONDS);
            assertThat(foundry.pid()).isEmpty();
            assertThat(check(foundry, TEXT).hash()).isEqualTo(source(TEXT).hash());
        }
    }

    @Test
    void knowsNothingOfThePlatformsEnvironment() throws Exception {
        try (Foundry foundry = new Foundry(SETTINGS, EnvironmentChild.class)) {
            assertThat(check(foundry, TEXT).problems())
                    .extracting(Problem::message)
                    .containsExactly("[CLASSPATH, ORT_DISABLE_TELEMETRY]");
        }
    }

    private static Forging says(String message) {
        return new Forging(
                "",
                new CheckReport(
                        "", List.of(new Problem("", 0, 0, message, "", "")), List.of(), List.of(), List.of(), 0),
                null);
    }

    /** Builds for ever, but for {@link #HARMLESS}. */
    static final class EndlessChild {
        public static void main(String[] args) {
            FoundryChild.serve(
                    order -> {
                        while (!order.source().drl().equals(HARMLESS)) {
                            LockSupport.park();
                        }
                        return says("harmless");
                    },
                    false);
        }
    }

    /** Builds as it should, but for {@link #HARMLESS}, of which it says how many it has built. */
    static final class CountingChild {
        private static int built;

        public static void main(String[] args) {
            FoundryChild.serve(
                    order -> {
                        if (order.source().drl().equals(HARMLESS)) {
                            return says(Integer.toString(built));
                        }
                        built += order.kjar() == null ? 1 : 0;
                        return Forge.of(order);
                    },
                    false);
        }
    }

    static final class HungryChild {
        public static void main(String[] args) {
            FoundryChild.serve(
                    order -> {
                        List<byte[]> eaten = new ArrayList<>();
                        while (true) {
                            eaten.add(new byte[1 << 20]);
                        }
                    },
                    false);
        }
    }

    static final class GarbageChild {
        public static void main(String[] args) {
            System.out.print("\0\0\0\7garbage");
            System.out.flush();
            FoundryChild.serve(order -> says(""), false);
        }
    }

    static final class HugeChild {
        public static void main(String[] args) throws Exception {
            new DataOutputStream(System.out).writeInt(Integer.MAX_VALUE);
            System.out.flush();
            FoundryChild.serve(order -> says(""), false);
        }
    }

    /** Answers to something that nobody asked. */
    static final class StrangerChild {
        public static void main(String[] args) throws Exception {
            Frames.send(new DataOutputStream(System.out), Frames.of(says("")));
            FoundryChild.serve(order -> says(""), false);
        }
    }

    /** Has a jar for everything. */
    static final class YesChild {
        public static void main(String[] args) {
            FoundryChild.serve(
                    order -> new Forging(
                            "",
                            new CheckReport(order.source().hash(), List.of(), List.of(), List.of(), List.of(), 0),
                            new byte[] {1, 2, 3}),
                    false);
        }
    }

    static final class SlowChild {
        public static void main(String[] args) {
            FoundryChild.serve(
                    order -> {
                        try {
                            Thread.sleep(500);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return new Forging(
                                "",
                                new CheckReport(order.source().hash(), List.of(), List.of(), List.of(), List.of(), 0),
                                null);
                    },
                    false);
        }
    }

    static final class EnvironmentChild {
        public static void main(String[] args) {
            FoundryChild.serve(
                    order -> says(new TreeMap<>(System.getenv()).keySet().toString()), false);
        }
    }
}

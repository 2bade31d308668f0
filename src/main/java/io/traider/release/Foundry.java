package io.traider.release;

import io.traider.domain.ReleaseKind;
import io.traider.engine.Artefact;
import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.Problem;
import io.traider.rule.RulePack;
import io.traider.rule.build.PackRules;
import io.traider.rule.scenario.Scenarios;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the text of rules becomes code: in a process of its own, one order at a time. The process is started when it is first
 * needed, kept warm, and ended after a while without an order. Whatever happens there, an endless build, no memory left, a
 * crash or nonsense for an answer, becomes a {@link Problem} of the text here, and the next order finds another process. For
 * any thread.
 *
 * <p>What comes back is not believed: it must answer exactly what was asked, and before a jar is loaded the gate is asked
 * again, here.
 */
public final class Foundry implements AutoCloseable {

    /** The key of what only wants the process to be there. */
    private static final String READY = "ready";

    /** Enough for the JVM's quick compiler to take every condition of a pack. */
    private static final int WARM_UP_DECISIONS = 1_000;

    private final FoundrySettings settings;
    private final Class<?> main;
    private final ForgingQueue queue = new ForgingQueue();
    private final BuiltJars jars = new BuiltJars();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread worker;
    private @Nullable FoundryProcess process;

    public Foundry(FoundrySettings settings) {
        this(settings, FoundryChild.class);
    }

    /** @param main what serves in the process */
    Foundry(FoundrySettings settings, Class<?> main) {
        this.settings = settings;
        this.main = main;
    }

    /** Starts the process if there is none, so that the first order does not wait for it. Returns at once. */
    public void prepare() {
        order(READY, null);
    }

    /**
     * Says what is wrong with a text.
     *
     * @param editor who asks while typing: an order of theirs that still waits is cancelled for this one; empty when every
     *     answer is wanted
     * @param scenarios whether to run its scenarios as well; else they are read only
     * @return cancelled when it was replaced, or the foundry is closed
     */
    public CompletableFuture<CheckReport> check(String editor, PackSource source, boolean scenarios) {
        String key = editor.isEmpty() ? "" : "editor " + editor;
        long start = System.nanoTime();
        PackRules rules = PackRules.of(source);
        List<Problem> misread = scenarios ? List.of() : misread(source);
        if (!rules.problems().isEmpty()) {
            queue.cancel(key);
            return CompletableFuture.completedFuture(
                    report(source, rules, start).with(misread));
        }
        byte[] known = scenarios ? jars.find(source) : null;
        return then(
                order(key, new ForgingOrder(source, scenarios, scenarios && known == null, known)),
                forging -> checked(source, forging).with(misread));
    }

    /**
     * Builds a text, unless it was built before, loads what came of it, and warms it up, in some thread of the foundry's.
     *
     * @return cancelled when the foundry is closed
     */
    public CompletableFuture<BuiltPack> build(PackSource source) {
        long start = System.nanoTime();
        PackRules rules = PackRules.of(source);
        byte[] known = jars.find(source);
        if (!rules.problems().isEmpty()) {
            return CompletableFuture.completedFuture(new BuiltPack(report(source, rules, start), null));
        }
        return then(
                known == null
                        ? order("", new ForgingOrder(source, false, true))
                        : CompletableFuture.completedFuture(new Forging("", report(source, rules, start), known)),
                forging -> load(source, forging));
    }

    /** What is wrong with scenarios that are not run, which is told beside whatever is wrong with the rules. */
    private static List<Problem> misread(PackSource source) {
        return Scenarios.parse(source.kind(), source.scenarios()).problems();
    }

    /**
     * A pack that was kept, built like any other text of people. Waits for it.
     *
     * @throws IllegalArgumentException when it does not build any more, or is not what its hash says
     * @throws CancellationException when the foundry is closed
     */
    public RulePack kept(Artefact kept) {
        SortedMap<String, String> files = new TreeMap<>();
        kept.files().forEach((name, text) -> files.put(name, new String(text, StandardCharsets.UTF_8)));
        String name = ReleaseKind.RULE_PACK.name(kept.key());
        SortedMap<String, String> drl = new TreeMap<>(files);
        drl.keySet().removeIf(file -> !file.endsWith(".drl"));
        PackSource source = new PackSource(PackKind.of(name, drl), name, files);
        if (!source.hash().equals(kept.hash())) {
            throw new IllegalArgumentException(
                    "artefact " + kept.key() + " should have hash " + kept.hash() + ", has " + source.hash());
        }
        BuiltPack built = build(source).join();
        if (built.pack() == null) {
            throw new IllegalArgumentException(kept.key() + " with hash " + kept.hash() + " does not build any more: "
                    + ReviewDesk.first(built.report()));
        }
        return built.pack();
    }

    /** What the gate says, and nobody else. */
    private static CheckReport report(PackSource source, PackRules rules, long start) {
        return new CheckReport(
                source.hash(),
                rules.problems(),
                rules.warnings(),
                List.of(),
                List.of(),
                (System.nanoTime() - start) / 1_000_000);
    }

    private CheckReport checked(PackSource source, Forging forging) {
        if (forging.kjar() != null) {
            jars.keep(source, forging.kjar());
        }
        return forging.report();
    }

    private CompletableFuture<Forging> order(String key, @Nullable ForgingOrder order) {
        CompletableFuture<Forging> answer = queue.put(key, order);
        lock.lock();
        try {
            if (worker == null && !queue.closed()) {
                worker = Thread.ofPlatform().name("foundry").daemon().start(this::work);
            }
        } finally {
            lock.unlock();
        }
        return answer;
    }

    /** Goes on in a thread of its own, so that the next order need not wait; what was cancelled stays so. */
    private static <T> CompletableFuture<T> then(CompletableFuture<Forging> answer, Function<Forging, T> next) {
        CompletableFuture<T> result = new CompletableFuture<>();
        answer.whenCompleteAsync(
                (forging, failure) -> {
                    if (failure != null) {
                        result.cancel(false);
                    } else {
                        result.completeAsync(() -> next.apply(forging), Runnable::run);
                    }
                },
                run -> Background.start("foundry-load", run));
        return result;
    }

    private void work() {
        try {
            while (!queue.closed()) {
                ForgingQueue.Waiting next = queue.poll(settings.idle());
                if (next == null) {
                    discard();
                } else {
                    next.answer().complete(serve(next.order()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            discard();
        }
    }

    private Forging serve(@Nullable ForgingOrder order) {
        try {
            FoundryProcess running = running();
            return order == null ? failed("") : running.ask(order, settings.limit());
        } catch (LostForgingException e) {
            discard();
            return failed(e.getMessage());
        } catch (IOException e) {
            discard();
            return failed("the process that builds it cannot be started: " + e.getMessage());
        }
    }

    private FoundryProcess running() throws IOException {
        lock.lock();
        try {
            if (process == null || !process.alive()) {
                discard();
                process = FoundryProcess.start(settings, main);
                if (queue.closed()) {
                    discard();
                    throw new IOException("the platform ends");
                }
            }
            return process;
        } finally {
            lock.unlock();
        }
    }

    private void discard() {
        lock.lock();
        try {
            if (process != null) {
                process.close();
                process = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Number of the process; empty when there is none now. */
    OptionalLong pid() {
        lock.lock();
        try {
            return process != null && process.alive() ? OptionalLong.of(process.pid()) : OptionalLong.empty();
        } finally {
            lock.unlock();
        }
    }

    private BuiltPack load(PackSource source, Forging forging) {
        byte[] kjar = forging.kjar();
        if (kjar == null || !forging.report().builds()) {
            return new BuiltPack(forging.report(), null);
        }
        try {
            RulePack pack = RulePack.load(source, kjar);
            pack.warm(source.kind(), WARM_UP_DECISIONS);
            jars.keep(source, kjar);
            return new BuiltPack(forging.report(), pack);
        } catch (IllegalArgumentException e) {
            jars.forget(source);
            return new BuiltPack(forging.report().with(List.of(problem(e.getMessage()))), null);
        }
    }

    private static Forging failed(String why) {
        return new Forging("", new CheckReport("", List.of(problem(why)), List.of(), List.of(), List.of(), 0), null);
    }

    private static Problem problem(String why) {
        return new Problem("", 0, 0, why, "", "Maybe ask again; if it stays so, take out what was written last");
    }

    /** Ends the process and takes no more orders; those that wait are cancelled. */
    @Override
    public void close() {
        queue.close();
        discard();
    }
}

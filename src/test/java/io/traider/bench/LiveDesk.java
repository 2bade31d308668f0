package io.traider.bench;

import io.traider.engine.EngineSetup;
import io.traider.execution.VenueTerms;
import io.traider.journal.Database;
import io.traider.journal.JournalSettings;
import io.traider.journal.StepLog;
import io.traider.journal.release.Publication;
import io.traider.journal.release.Publication.State;
import io.traider.parity.Releases;
import io.traider.parity.WhatIf;
import io.traider.release.Content;
import io.traider.release.DeskSetup;
import io.traider.release.Draft;
import io.traider.release.Foundry;
import io.traider.release.ReleaseDesk;
import io.traider.release.ReleaseKey;
import io.traider.release.ReleaseStart;
import io.traider.rule.PackSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.stream.Stream;

/** Everything between a person who saves rules and the decisions they make: desk, foundry, a Postgres, a session that trades. */
final class LiveDesk implements AutoCloseable {

    private static final ReleaseKey KEY = ReleaseKey.rules(LiveRules.PACK);

    private final Path folder = Files.createTempDirectory("traider-rules");
    private final Database database = Database.embedded(folder.resolve("postgres"), JournalSettings.DEFAULT);
    private final StepLog log = database.log();
    private final LiveRules live;
    private final Releases past;
    private final ReleaseDesk desk;

    LiveDesk(int perSecond, Foundry foundry) throws IOException {
        ReleaseStart beginning =
                new ReleaseStart(database.releases(), database.artefacts(), "simulated", InstantSource.system()).fill();
        EngineSetup setup = beginning.apply(EngineSetup.shipped("simulated"));
        Releases.keep(setup, database.artefacts());
        live = new LiveRules(perSecond, setup, log);
        beginning.began(setup, 0);
        past = new Releases(EngineSetup::shipped, database.artefacts());
        desk = ReleaseDesk.open(new DeskSetup(
                database.releases(),
                database.artefacts(),
                database.reader(),
                database.blocks(),
                new WhatIf(database.blocks(), past, VenueTerms.shipped()),
                foundry,
                live.session(),
                () -> false,
                InstantSource.system()));
    }

    /** Nanoseconds of each thing that people do. */
    record Way(long save, long check, long approve, long publish) {
        long whole() {
            return save + check + approve + publish;
        }
    }

    /** Saves, submits with a check of the scenarios, approves as somebody else, and publishes: it is in force then. */
    Way publish(PackSource source) {
        long revision = desk.draft(KEY).revision();
        long start = System.nanoTime();
        Draft saved = desk.save(KEY, new Content(source.files()), revision, "ann");
        long checked = System.nanoTime();
        int version = desk.submit(KEY, "revision " + saved.revision(), "ann").number();
        long approved = System.nanoTime();
        desk.review(KEY, version, true, "", "bob");
        long published = System.nanoTime();
        Publication done = desk.publish(KEY, version, null, "bob");
        long end = System.nanoTime();
        if (done.state() != State.IN_FORCE) {
            throw new IllegalStateException("not in force: " + done);
        }
        return new Way(checked - start, approved - checked, published - approved, end - published);
    }

    @Override
    public void close() {
        desk.close();
        past.close();
        live.close();
        log.close();
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new IllegalStateException("cannot delete " + folder, e);
        }
    }
}

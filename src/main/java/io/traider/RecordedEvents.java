package io.traider;

import io.traider.backtest.EventSource;
import io.traider.backtest.JournalEvents;
import io.traider.domain.MarketEvent;
import io.traider.journal.Database;
import io.traider.journal.JournalSettings;
import io.traider.journal.Recorded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A journal's market events, with the database that they are read from. */
final class RecordedEvents implements EventSource {

    private final Database database;
    private final EventSource events;

    private RecordedEvents(Database database, Recorded kept) {
        this.database = database;
        this.events = new JournalEvents(database.inputs(), kept.firstSequence(), Long.MAX_VALUE);
    }

    /**
     * Begins at the first input that is kept, as older ones are dropped after some days.
     *
     * @param place a Postgres address, or a data folder of the platform, whether it runs or not
     * @throws IllegalArgumentException when it keeps no inputs
     */
    static RecordedEvents open(String place) {
        Database database = database(place);
        try {
            return new RecordedEvents(database, kept(database, place));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** What a journal still has. */
    static Recorded kept(String place) {
        try (Database database = database(place)) {
            return kept(database, place);
        }
    }

    /** The feed of the session in which a time begins; empty when nothing is kept of it. */
    static Optional<String> feed(String place, long fromNanos, long toNanos) {
        try (Database database = database(place)) {
            return database.blocks().feed(fromNanos, toNanos);
        }
    }

    private static Recorded kept(Database database, String place) {
        return database.inputs()
                .recorded()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the journal in " + place + " has no inputs. Maybe run the platform first"));
    }

    /**
     * Opens a journal's database.
     *
     * @param place a Postgres address, or a data folder of the platform, whether it runs or not
     */
    static Database database(String place) {
        if (place.contains("://")) {
            return DatabaseOptions.at(place);
        }
        Path folder = DatabaseOptions.database(Path.of(place));
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("no journal in " + place + ". Maybe the data folder of a platform that"
                    + " ran, or postgresql://host/database");
        }
        return Database.joining(folder, JournalSettings.DEFAULT);
    }

    @Override
    public @Nullable MarketEvent next() {
        return events.next();
    }

    @Override
    public void close() {
        events.close();
        database.close();
    }
}

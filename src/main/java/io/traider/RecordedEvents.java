package io.traider;

import io.traider.backtest.EventSource;
import io.traider.backtest.JournalEvents;
import io.traider.domain.MarketEvent;
import io.traider.journal.Database;
import io.traider.journal.JournalSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A journal's market events, with the database that they are read from. */
final class RecordedEvents implements EventSource {

    private final Database database;
    private final EventSource events;

    private RecordedEvents(Database database) {
        this.database = database;
        this.events = new JournalEvents(database.inputs(), 1, Long.MAX_VALUE);
    }

    /** @param place a Postgres address, or a data folder of the platform, whether it runs or not */
    static RecordedEvents open(String place) {
        return new RecordedEvents(database(place));
    }

    private static Database database(String place) {
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

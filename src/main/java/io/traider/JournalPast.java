package io.traider;

import io.traider.domain.Input;
import io.traider.feature.FundingParameters;
import io.traider.journal.Database;
import io.traider.journal.Recorded;
import io.traider.training.FeatureExport;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.function.Function;

/**
 * What a journal's sessions took in, when they took it in; each session begins books and features anew, as it did then. It
 * begins with the first input that is still kept.
 */
final class JournalPast implements FeaturePast {

    private static final int PAGE = 20_000;

    private final Database database;
    private final Function<String, FundingParameters> funding;
    private final ArrayDeque<Input> page = new ArrayDeque<>();
    private long next;
    private long visited;
    private boolean simulated;
    private long nanos;
    private long events;

    /**
     * Owns the database from here on.
     *
     * @param funding of a session, by its feed
     * @throws IOException when nothing is kept
     */
    JournalPast(Database database, Function<String, FundingParameters> funding) throws IOException {
        this.database = database;
        this.funding = funding;
        this.next = database.inputs()
                .recorded()
                .map(Recorded::firstSequence)
                .orElseThrow(() -> new IOException("the journal has no inputs. Maybe another --data folder"));
    }

    @Override
    public boolean next(FeatureExport export) throws IOException {
        while (page.isEmpty() && next < Long.MAX_VALUE) {
            long until = next + PAGE - 1;
            database.inputs().forEach(next, until, this::take);
            next = visited == until ? until + 1 : Long.MAX_VALUE;
        }
        Input input = page.poll();
        if (input instanceof Input.Market(long at, var event)) {
            nanos = at;
            events++;
            export.onEvent(at, event);
        } else if (input instanceof Input.Started started) {
            simulated |= started.feed().equals("simulated");
            export.onSession(funding.apply(started.feed()));
        }
        return input != null;
    }

    private void take(long sequence, Input input) {
        visited = sequence;
        if (input instanceof Input.Market || input instanceof Input.Started) {
            page.add(input);
        }
    }

    @Override
    public boolean simulated() {
        return simulated;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public long events() {
        return events;
    }

    @Override
    public void close() {
        database.close();
    }
}

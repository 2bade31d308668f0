package io.traider.backtest;

import io.traider.domain.Input;
import io.traider.domain.MarketEvent;
import io.traider.journal.JournalInputs;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The market events of a journal, at the moments when the session took them in. What venues answered and what people
 * commanded then is left out: the run decides anew. A session that began anew makes the books invalid until their next
 * snapshot, as it did then.
 */
public final class JournalEvents implements EventSource {

    private static final int PAGE = 20_000;

    private final JournalInputs journal;
    private final long last;
    private final ArrayDeque<MarketEvent> page = new ArrayDeque<>();
    private long next;
    private long latest = Long.MIN_VALUE;
    private long visited;

    /**
     * @param first first sequence of the range, at least 1
     * @param last last sequence of the range; where the journal ends before it, there the source ends
     */
    public JournalEvents(JournalInputs journal, long first, long last) {
        this.journal = journal;
        this.next = first;
        this.last = last;
    }

    @Override
    public @Nullable MarketEvent next() {
        while (page.isEmpty() && next <= last && next < Long.MAX_VALUE) {
            long until = Math.min(last - next, PAGE - 1) + next;
            journal.forEach(next, until, this::take);
            next = visited == until ? until + 1 : Long.MAX_VALUE;
        }
        return page.poll();
    }

    private void take(long sequence, Input input) {
        visited = sequence;
        if (input instanceof Input.Market(long nanos, MarketEvent event)) {
            latest = Math.max(latest, nanos);
            page.add(event.receivedNanos() == latest ? event : Arrival.at(event, latest));
        }
    }
}

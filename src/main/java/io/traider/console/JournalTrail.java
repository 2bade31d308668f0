package io.traider.console;

import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.Order;
import io.traider.journal.JournalReader;
import io.traider.journal.Selection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What came of a decision in the journal. */
record JournalTrail(JournalReader journal) implements Trail {

    private static final int FILLS = 200;

    @Override
    public String address(String place) {
        return "decisions/" + place;
    }

    @Override
    public String home() {
        return "decisions";
    }

    @Override
    public CompletionStage<Optional<Order>> order(String id) {
        return journal.order(id);
    }

    @Override
    public CompletionStage<List<Fill>> fills(Order order) {
        InstrumentId instrument = order.instrument();
        Selection near = new Selection(
                order.intent().strategy(),
                instrument.venue(),
                instrument.symbol(),
                order.createdNanos(),
                order.updatedNanos() + 1);
        return journal.fills(near, FILLS, null)
                .thenApply(page -> page.values().stream()
                        .filter(fill -> fill.order().equals(order.id()))
                        .toList());
    }
}

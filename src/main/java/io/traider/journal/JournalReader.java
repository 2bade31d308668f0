package io.traider.journal;

import io.traider.domain.Alert;
import io.traider.domain.Decision;
import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.KillSwitch;
import io.traider.domain.LedgerEntry;
import io.traider.domain.Order;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Trade;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about what is in the journal. Every answer comes later, on a thread of the database client, which
 * must not be blocked; it fails with the database's own exception when the database refuses.
 *
 * <p>Pages are newest first; {@code after} is the cursor of the last row seen, or {@code null} for the first page, and
 * {@code first} is between 1 and 1,000.
 */
public interface JournalReader {

    /** Decisions, by the time they were made. */
    CompletionStage<Page<Decision>> decisions(Selection selection, int first, @Nullable Cursor after);

    /** How many decisions there are. */
    CompletionStage<Long> countDecisions(Selection selection);

    /** The first decision that an input caused. */
    CompletionStage<Optional<Decision>> decision(long sequence);

    /** The decision at a place. */
    CompletionStage<Optional<Decision>> decision(Cursor cursor);

    /** Orders in their latest state, by the time they were created. */
    CompletionStage<Page<Order>> orders(Selection selection, int first, @Nullable Cursor after);

    CompletionStage<Long> countOrders(Selection selection);

    /** An order by its client order id. */
    CompletionStage<Optional<Order>> order(String id);

    /** Fills, by the time they were made. */
    CompletionStage<Page<Fill>> fills(Selection selection, int first, @Nullable Cursor after);

    CompletionStage<Long> countFills(Selection selection);

    /** Alerts in their latest state, by the time they were raised. */
    CompletionStage<Page<Alert>> alerts(AlertSelection selection, int first, @Nullable Cursor after);

    CompletionStage<Long> countAlerts(AlertSelection selection);

    /** An alert by its id. */
    CompletionStage<Optional<Alert>> alert(String id);

    /** Latest positions, flat ones too, by strategy and instrument; times of the selection restrict the last change. */
    CompletionStage<List<Position>> positions(Selection selection);

    /** Ledger entries, by their time; of the selection only the times restrict. */
    CompletionStage<Page<LedgerEntry>> entries(Selection selection, int first, @Nullable Cursor after);

    /** What every account holds, by account and currency. */
    CompletionStage<List<Balance>> balances();

    /** The switches engaged at the end of the log. */
    CompletionStage<List<KillSwitch>> killSwitches();

    /**
     * Samples of the portfolio, oldest first, thinned evenly: of each of {@code points} equal parts of the time the last
     * one.
     *
     * @param points at most 10,000
     */
    CompletionStage<List<PortfolioSummary>> equity(long fromNanos, long toNanos, int points);

    /** The latest captured trades of an instrument before a time, newest first. */
    CompletionStage<List<Trade>> trades(InstrumentId instrument, long beforeNanos, int limit);

    /** Bars from the captured trades, oldest first; intervals without a trade are left out. */
    CompletionStage<List<Bar>> bars(InstrumentId instrument, long fromNanos, long toNanos, int intervalSeconds);
}

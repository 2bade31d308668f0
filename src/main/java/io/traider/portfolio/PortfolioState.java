package io.traider.portfolio;

import io.traider.domain.Posting;
import java.util.List;

/**
 * Everything a portfolio remembers.
 *
 * @param held by strategy and instrument, in that order
 * @param balances of the ledger, by account and currency, in that order
 */
public record PortfolioState(List<Held> held, List<Posting> balances, EquityTrack equity) {

    public PortfolioState {
        held = List.copyOf(held);
        balances = List.copyOf(balances);
    }
}

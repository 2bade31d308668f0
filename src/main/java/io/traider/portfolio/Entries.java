package io.traider.portfolio;

import io.traider.domain.Fill;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.LedgerEntry;
import io.traider.domain.Money;
import io.traider.domain.Position;
import io.traider.domain.Posting;
import io.traider.domain.Venue;
import java.util.ArrayList;
import java.util.List;

/**
 * How events are posted. Accounts: {@code assets:VENUE} holds what lies at a venue; {@code capital:strategy} what was put in;
 * {@code trading:strategy:VENUE:symbol} is the other side of spot holdings, minus the quantity held in the base and their
 * cost in the quote currency; {@code income:realized:...}, {@code income:funding:...}, {@code expenses:fees:...},
 * {@code expenses:borrow:...} and {@code expenses:penalties:...} are what was earned and paid.
 */
final class Entries {

    /** What venues took of positions that they liquidated, before the owner. */
    static final String PENALTIES = "expenses:penalties";

    private Entries() {}

    static String assets(Venue venue) {
        return "assets:" + venue;
    }

    static String capital(String strategy) {
        return "capital:" + strategy;
    }

    /** Whether an account holds what was put in. */
    static boolean isCapital(String account) {
        return account.startsWith(capital(""));
    }

    static LedgerEntry capital(String strategy, Venue venue, Money amount, long nanos) {
        return new LedgerEntry(
                "capital-" + strategy + "-" + venue + "-" + amount.currency(),
                nanos,
                "opening capital of " + strategy + " at " + venue,
                List.of(new Posting(assets(venue), amount), new Posting(capital(strategy), amount.negate())));
    }

    /** The accounts of what a strategy holds of an instrument. */
    record Accounts(String assets, String trading, String realized, String fees, String penalties) {

        static Accounts of(String strategy, InstrumentId instrument) {
            String owner = ":" + strategy + ":" + instrument;
            return new Accounts(
                    Entries.assets(instrument.venue()),
                    "trading" + owner,
                    "income:realized" + owner,
                    "expenses:fees" + owner,
                    PENALTIES + owner);
        }
    }

    /** @param what {@code fill} or {@code liquidation} */
    static LedgerEntry fill(
            String what,
            Accounts accounts,
            Instrument instrument,
            Fill fill,
            Money penalty,
            Position before,
            AverageCost booked) {
        String assets = accounts.assets();
        List<Posting> postings = new ArrayList<>();
        if (instrument.kind() == InstrumentKind.SPOT) {
            Money value = instrument.value(fill.price(), fill.quantity());
            Money base = new Money(fill.quantity().toBigDecimal(), instrument.base());
            boolean buy = fill.side().sign() > 0;
            Money costChange = booked.position().cost().minus(before.cost());
            add(postings, assets, buy ? base : base.negate());
            add(postings, accounts.trading(), buy ? base.negate() : base);
            add(postings, assets, buy ? value.negate() : value);
            add(postings, accounts.trading(), costChange);
        } else {
            add(postings, assets, booked.realized());
        }
        add(postings, accounts.realized(), booked.realized().negate());
        add(postings, accounts.fees(), fill.fee());
        add(postings, assets, fill.fee().negate());
        add(postings, accounts.penalties(), penalty);
        add(postings, assets, penalty.negate());
        String text = fill.side() + " " + fill.quantity() + " " + fill.instrument() + " at " + fill.price();
        boolean ours = what.equals("fill");
        return new LedgerEntry(what + "-" + fill.id(), fill.nanos(), ours ? text : what + ": " + text, postings);
    }

    /** Funding of a perpetual, or what borrowing for a spot short costs. */
    static LedgerEntry payment(
            Instrument instrument, Position position, Money received, long settlementNanos, long nanos) {
        String what = instrument.kind() == InstrumentKind.SPOT ? "borrow" : "funding";
        String account = instrument.kind() == InstrumentKind.SPOT ? "expenses:borrow" : "income:funding";
        String owner = ":" + position.strategy() + ":" + position.instrument();
        List<Posting> postings = new ArrayList<>();
        add(postings, assets(position.instrument().venue()), received);
        add(postings, account + owner, received.negate());
        return new LedgerEntry(
                what + owner + ":" + settlementNanos,
                nanos,
                what + " of " + position.quantity() + " " + position.instrument(),
                postings);
    }

    private static void add(List<Posting> postings, String account, Money amount) {
        if (!amount.isZero()) {
            postings.add(new Posting(account, amount));
        }
    }
}

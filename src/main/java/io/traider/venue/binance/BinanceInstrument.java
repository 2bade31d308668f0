package io.traider.venue.binance;

import io.traider.domain.InstrumentId;
import io.traider.venue.FeedBook;
import io.traider.venue.binance.BinanceMessage.Kind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What is remembered of one instrument. */
final class BinanceInstrument {

    private static final int EIGHT_HOURS = 28_800;
    private static final long SECOND = 1_000_000_000L;

    private final DepthSync depth;
    private @Nullable Kind trades;
    private BigDecimal fundingRate = BigDecimal.ZERO;
    private long nextFundingNanos;
    private int fundingSeconds = EIGHT_HOURS;

    BinanceInstrument(DepthRule rule, FeedBook book) {
        depth = new DepthSync(rule, book);
    }

    InstrumentId id() {
        return depth.book().instrument();
    }

    DepthSync depth() {
        return depth;
    }

    /** Single and aggregate trades tell of the same; whichever kind comes first is taken. */
    boolean takesTradesOf(Kind kind) {
        if (trades == null) {
            trades = kind;
        }
        return trades == kind;
    }

    /** Takes the funding of a message; whether it is other than before. */
    boolean fundingChanged(BinanceMessage message) {
        boolean changed =
                message.nextFundingNanos != nextFundingNanos || message.fundingRate.compareTo(fundingRate) != 0;
        learnInterval(message.nextFundingNanos);
        nextFundingNanos = message.nextFundingNanos;
        fundingRate = message.fundingRate;
        return changed;
    }

    /** The stream does not say how long a period is: eight hours, until one period was seen to follow another. */
    private void learnInterval(long next) {
        long seconds = (next - nextFundingNanos) / SECOND;
        if (nextFundingNanos > 0 && seconds > 0 && seconds <= EIGHT_HOURS) {
            fundingSeconds = (int) seconds;
        }
    }

    /** Length of the funding period. */
    int fundingSeconds() {
        return fundingSeconds;
    }
}

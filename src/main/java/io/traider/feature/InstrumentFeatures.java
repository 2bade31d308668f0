package io.traider.feature;

import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
import io.traider.domain.BookView;
import io.traider.domain.FundingRate;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.MarkPrice;
import io.traider.domain.MarketEvent;
import io.traider.domain.Trade;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All features of one instrument. */
final class InstrumentFeatures {

    static final List<String> NAMES = List.of(
            "spreadBps",
            "micropriceBps",
            "topImbalance",
            "depthImbalance",
            "deepImbalance",
            "orderFlow",
            "orderFlowSlow",
            "tradeFlow",
            "tradeFlowSlow",
            "tradePace",
            "momentumBps",
            "momentumSlowBps",
            "volatilityBps",
            "volatilityRatio",
            "emaGapBps",
            "macdBps",
            "rsi",
            "atrBps",
            "bollinger",
            "vwapBps",
            "minuteEmaGapBps",
            "minuteRsi",
            "minuteAtrBps",
            "fundingRateBps",
            "fundingDrift",
            "basisBps",
            "basisDriftBps");

    private static final int MOMENTUM_BARS = 5;
    private static final int SLOW_MOMENTUM_BARS = 20;
    private static final long SECOND = 1_000_000_000L;

    /** A venue's clock that is further ahead of ours is not believed. */
    private static final long MAX_AHEAD = 60 * SECOND;

    private static final int TRADES = BookFeatures.COUNT;
    private static final int SECONDS = TRADES + TradeFeatures.COUNT;
    private static final int MINUTES = SECONDS + 10;
    private static final int FUNDING = MINUTES + 3;

    private final BookFeatures book = new BookFeatures();
    private final TradeFeatures trades = new TradeFeatures();
    private final Bars seconds = new Bars(SECOND, new Indicators());
    private final Bars minutes = new Bars(60 * SECOND, new Indicators());
    private final FundingFeatures funding;
    private long now = Long.MIN_VALUE;

    InstrumentFeatures(FundingParameters parameters) {
        this.funding = new FundingFeatures(parameters);
    }

    void onEvent(MarketEvent event, @Nullable BookView view) {
        advance(Math.min(event.eventNanos(), event.receivedNanos() + MAX_AHEAD));
        switch (event) {
            case BookSnapshot _, BookDelta _ -> onBook(view);
            case Trade trade -> trades.onTrade(trade);
            case FundingRate rate -> funding.onFunding(rate, now);
            case MarkPrice mark -> funding.onMark(mark, now);
            case InstrumentStatus status -> onStatus(status);
        }
    }

    /** Whether everything but the minute bars and funding is known. */
    boolean ready() {
        return book.known() && trades.known() && seconds.indicators().bars() >= Indicators.MEMORY;
    }

    void write(double[] target) {
        if (!book.known()) {
            Arrays.fill(target, 0, FUNDING, Double.NaN);
        } else {
            book.write(target, 0);
            trades.write(target, TRADES);
            writeSeconds(target, seconds.indicators(), book.mid());
            writeMinutes(target, minutes.indicators(), book.mid());
        }
        funding.write(target, FUNDING);
    }

    /** Event time, made never to go back. */
    private void advance(long nanos) {
        if (now == Long.MIN_VALUE) {
            now = nanos;
        } else if (nanos > now) {
            book.fade(nanos - now);
            trades.fade(nanos - now);
            now = nanos;
        }
    }

    private void onBook(@Nullable BookView view) {
        if (view == null || !view.valid()) {
            book.forget();
            return;
        }
        book.onBook(view);
        if (book.known()) {
            seconds.onMid(now, book.mid());
            minutes.onMid(now, book.mid());
        }
    }

    private void onStatus(InstrumentStatus status) {
        if (status.state() != InstrumentStatus.State.LIVE) {
            book.forget();
        }
    }

    private void writeSeconds(double[] target, Indicators bars, double mid) {
        target[SECONDS] = bps(mid, bars.close(MOMENTUM_BARS));
        target[SECONDS + 1] = bps(mid, bars.close(SLOW_MOMENTUM_BARS));
        target[SECONDS + 2] = 1e4 * bars.volatility();
        target[SECONDS + 3] = bars.volatilityRatio();
        target[SECONDS + 4] = bps(mid, bars.ema());
        target[SECONDS + 5] = 1e4 * bars.macdHistogram() / mid;
        target[SECONDS + 6] = bars.rsi();
        target[SECONDS + 7] = 1e4 * bars.atr() / mid;
        target[SECONDS + 8] = bars.bollinger(mid);
        target[SECONDS + 9] = bps(mid, trades.vwap());
    }

    private static void writeMinutes(double[] target, Indicators bars, double mid) {
        target[MINUTES] = bps(mid, bars.ema());
        target[MINUTES + 1] = bars.rsi();
        target[MINUTES + 2] = 1e4 * bars.atr() / mid;
    }

    private static double bps(double price, double reference) {
        return 1e4 * (price - reference) / reference;
    }
}

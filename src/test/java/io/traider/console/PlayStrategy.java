package io.traider.console;

import io.traider.domain.BookView;
import io.traider.domain.Decision;
import io.traider.domain.FeatureVector;
import io.traider.domain.Figure;
import io.traider.domain.InstrumentId;
import io.traider.domain.KillSwitch;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderType;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Reason;
import io.traider.domain.Score;
import io.traider.domain.Side;
import io.traider.domain.Signal;
import io.traider.domain.SignalKind;
import io.traider.domain.TimeInForce;
import io.traider.domain.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Enters at random and leaves again; every sixth wish is over a limit. */
final class PlayStrategy {

    static final String NAME = "funding-drift";

    private final Random random = new Random(11);
    private int made;

    Decision decide(
            long sequence, long nanos, BookView book, @Nullable Position held, Collection<KillSwitch> switches) {
        InstrumentId instrument = book.instrument();
        boolean exit = held != null && !held.quantity().isZero();
        Side side = exit
                ? (held.quantity().units() > 0 ? Side.SELL : Side.BUY)
                : random.nextBoolean() ? Side.BUY : Side.SELL;
        Price limit = Price.ofUnits(side == Side.BUY ? book.askPrice(3) : book.bidPrice(3));
        Quantity quantity = exit
                ? held.quantity().abs()
                : PlayMarket.quantity(24_000 * (0.4 + random.nextDouble()) / limit.toDouble());
        OrderIntent intent =
                new OrderIntent(NAME, instrument, side, OrderType.LIMIT, TimeInForce.IOC, quantity, limit, 0, exit);
        double score = 0.5 + side.sign() * 0.2 * random.nextDouble();
        Signal signal = new Signal(
                NAME,
                instrument,
                exit ? SignalKind.EXIT : side == Side.BUY ? SignalKind.ENTER_LONG : SignalKind.ENTER_SHORT,
                List.of(new Reason(
                        exit ? "Leave when the drift has faded" : "Enter when funding drift and model agree",
                        exit ? "DRIFT_FADED" : "DRIFT_AND_MODEL",
                        List.of(
                                Figure.of("fundingDriftBps", -1.84), Figure.of("score", Words.statistic(score)),
                                Figure.of("spreadBps", 0.016), Figure.of("imbalance", 0.31)))));
        Verdict verdict = verdict(instrument, switches);
        return new Decision(
                sequence,
                nanos,
                signal,
                features(),
                new Score("direction-1", "5f0c1f7d2f8c4a8db2f0", score, ""),
                intent,
                verdict,
                verdict.allowed() ? "fd-" + sequence : null,
                Map.of(
                        "strategy rules",
                        "ab34ef9012cd7745",
                        "pretrade rules",
                        "00fe12ab99c1d2e3",
                        "direction-1",
                        "5f0c1f7d2f8c4a8db2f0",
                        "limits paper",
                        "77aa01bb"));
    }

    private Verdict verdict(InstrumentId instrument, Collection<KillSwitch> switches) {
        for (KillSwitch each : switches) {
            if (each.scope().covers(NAME, instrument)) {
                return Verdict.deny(List.of(new Reason(
                        "No orders under a kill switch",
                        "KILL_SWITCH",
                        List.of(Figure.of("scope", each.scope()), Figure.of("by", each.by())))));
            }
        }
        return ++made % 6 == 5
                ? Verdict.deny(List.of(new Reason(
                        "No position above its limit",
                        "POSITION_LIMIT",
                        List.of(Figure.of("positionAfter", "27,120.40 USD"), Figure.of("limit", "25,000 USD")))))
                : Verdict.allow();
    }

    private FeatureVector features() {
        List<String> names = List.of(
                "spreadBps",
                "microprice",
                "depthImbalance",
                "orderFlowImbalance",
                "tradeImbalance",
                "emaRatio",
                "rsi",
                "atr",
                "fundingLevel",
                "fundingDrift",
                "basisBps",
                "realisedVolatility");
        double[] values =
                names.stream().mapToDouble(name -> random.nextGaussian()).toArray();
        values[7] = Double.NaN;
        values[9] = -0.0000184;
        return new FeatureVector("microstructure-1", names, values);
    }
}

package io.traider.api;

import io.traider.domain.Alert;
import io.traider.domain.AlertKind;
import io.traider.domain.Decision;
import io.traider.domain.Fact;
import io.traider.domain.FeatureVector;
import io.traider.domain.Figure;
import io.traider.domain.InstrumentId;
import io.traider.domain.MemberScore;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderStatus;
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
import java.util.List;
import java.util.Map;

/** Things to show. */
final class Sample {

    static final String STRATEGY = "funding-drift";
    static final long NANOS = 1_790_000_000_123_456_789L;

    private Sample() {}

    static OrderIntent intent(InstrumentId instrument) {
        return new OrderIntent(
                STRATEGY,
                instrument,
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GTD,
                Quantity.parse("0.015"),
                Price.parse("63418.30"),
                1_500_000_000L,
                false);
    }

    static Reason reason(String code) {
        return new Reason(
                "Funding drifts up", code, List.of(new Figure("drift", "0.00031"), new Figure("score", "0.71")));
    }

    static Signal signal(InstrumentId instrument) {
        return new Signal(STRATEGY, instrument, SignalKind.ENTER_LONG, List.of(reason("FUNDING_DRIFT")));
    }

    static Decision decision(InstrumentId instrument, long sequence, String order) {
        return new Decision(
                sequence,
                NANOS,
                signal(instrument),
                new FeatureVector("microstructure-1", List.of("spreadBps", "rsi"), new double[] {0.5, Double.NaN}),
                new Score("direction-1", "a1b2", 0.71, ""),
                intent(instrument),
                Verdict.allow(),
                order,
                Map.of("direction-1", "a1b2"));
    }

    static Decision denied(InstrumentId instrument, long sequence) {
        return new Decision(
                sequence,
                NANOS,
                signal(instrument),
                new FeatureVector("microstructure-1", List.of("spreadBps"), new double[] {0.5}),
                new Score(
                        "direction-1",
                        "a1b2",
                        Double.NaN,
                        "spreadBps is not finite",
                        List.of(new MemberScore("direction-1", "c3d4", 1, Double.NaN))),
                intent(instrument),
                Verdict.deny(List.of(reason("PRICE_COLLAR"))),
                null,
                Map.of("direction-1", "a1b2"),
                null,
                true);
    }

    static Order order(InstrumentId instrument, String id, OrderStatus status) {
        return Order.pending(id, intent(instrument), 7, NANOS).with(status, NANOS + 1, "");
    }

    /** One that lasts. */
    static Alert alert(long sequence, int number, String code) {
        return new Alert(
                "A" + sequence + "-" + number,
                sequence,
                NANOS,
                AlertKind.RISK,
                "risk",
                "a1b2",
                STRATEGY + "@KRAKEN",
                null,
                null,
                null,
                reason(code),
                List.of(new Fact("risk", "AccountRisk", List.of(new Figure("leverage", "2")))),
                0);
    }

    static Position position(InstrumentId instrument, String quantity) {
        return new Position(
                STRATEGY,
                instrument,
                Quantity.parse(quantity),
                Money.of("631.25", "USD"),
                Money.of("1.5", "USD"),
                Money.of("0.31", "USD"),
                Money.of("-0.02", "USD"),
                NANOS);
    }
}

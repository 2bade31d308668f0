package io.traider.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.InstrumentId;
import io.traider.domain.OrderIntent;
import io.traider.domain.Price;
import io.traider.domain.Side;
import io.traider.engine.ConductState;
import io.traider.engine.ConductState.Act;
import io.traider.engine.ConductState.Deal;
import io.traider.engine.ConductState.What;
import io.traider.engine.EngineState;
import io.traider.engine.MonitorState;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OldSnapshotTest {

    /** As it was written before orders had conditions and fee tiers were followed. */
    private static final String OLD = """
        {"sequence":7,"portfolio":{"held":[],"balances":[],"equity":{"day":3,"dayStart":1,"peak":10,"maxDrawdown":0}},\
        "orders":{"working":[{"order":{"id":"T7-1","intent":{"strategy":"s","instrument":{"venue":"BINANCE_FUTURES",\
        "symbol":"BTCUSDT"},"side":"BUY","type":"LIMIT","timeInForce":"GTD","quantity":{"units":150000000},\
        "limit":{"units":630001000000000},"lifeNanos":5000000000,"reduceOnly":true},"decision":7,"status":"PENDING",\
        "filled":{"units":0},"filledValue":0,"createdNanos":1763800000000000000,"updatedNanos":1763800000000000000,\
        "remark":""},"fills":[]}],"closed":[],"last":[{"strategy":"s","instrument":{"venue":"BINANCE_FUTURES",\
        "symbol":"BTCUSDT"},"nanos":5}]},"switches":[]}\
        """;

    @Test
    void aSnapshotFromBeforeOrdersHadConditionsIsReadStill() {
        EngineState state = StateCodec.decode(OLD.getBytes(StandardCharsets.UTF_8));
        OrderIntent intent = state.orders().working().getFirst().order().intent();
        assertThat(intent.plain()).isTrue();
        assertThat(intent.reduceOnly()).isTrue();
        assertThat(state.orders().traded()).isEmpty();
        assertThat(state.monitors().open()).isEmpty();
        assertThat(state.monitors().conduct().acts()).isEmpty();
        assertThat(StateCodec.decode(StateCodec.encode(state))).isEqualTo(state);
    }

    @Test
    void howAccountsBehavedIsKeptToTheLastDigit() {
        InstrumentId btc = InstrumentId.parse("BINANCE_FUTURES:BTCUSDT");
        BigDecimal value = new BigDecimal("1000.10");
        ConductState conduct = new ConductState(
                List.of(
                        new Act("calm", btc, What.PLACED, 1, Side.BUY, Price.parse("63000.1"), value, 0),
                        new Act("calm", btc, What.CANCELLED, 2, Side.SELL, null, BigDecimal.ZERO, 1)),
                List.of(new Deal("calm", btc, 3, Side.SELL, new BigDecimal("63000.10"), BigDecimal.ONE, value)));
        EngineState old = StateCodec.decode(OLD.getBytes(StandardCharsets.UTF_8));
        EngineState state = new EngineState(
                7,
                old.portfolio(),
                old.orders(),
                List.of(),
                new MonitorState(List.of(), List.of(), List.of(), conduct));
        assertThat(StateCodec.decode(StateCodec.encode(state))).isEqualTo(state);
    }
}

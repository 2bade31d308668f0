package io.traider.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.OrderIntent;
import io.traider.engine.EngineState;
import java.nio.charset.StandardCharsets;
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
        assertThat(StateCodec.decode(StateCodec.encode(state))).isEqualTo(state);
    }
}

package io.traider.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.OrderIntent;
import io.traider.domain.OrderLink;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import org.junit.jupiter.api.Test;

class OldIntentTest {

    /** As it stands in rows from before orders had conditions. */
    private static final String OLD = """
            {"strategy":"s","instrument":"BINANCE_FUTURES:BTCUSDT","side":"BUY","type":"LIMIT","timeInForce":"GTC",\
            "quantity":"1.5","limit":"63000.1","lifeNanos":5000000000,"reduceOnly":true}""";

    @Test
    void anIntentFromBeforeOrdersHadConditionsIsReadStill() {
        OrderIntent intent = Json.read(OLD, OrderIntent.class);
        assertThat(intent.plain()).isTrue();
        OrderIntent more = intent.showing(Quantity.parse("0.5"))
                .stoppedAt(Price.parse("62000"))
                .linked("g", OrderLink.Role.EXIT);
        assertThat(Json.read(Json.write(more), OrderIntent.class)).isEqualTo(more);
    }
}

package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Reason;
import org.junit.jupiter.api.Test;

/** What holds for the pre-trade pack as a whole; each rule has its pair of tests beside. */
class PretradeRulesTest {

    @Test
    void letsThroughWhatIsAtEveryLimit() {
        Pretrade.passes(Pretrade.order());
    }

    @Test
    void saysEveryBreach() {
        Pretrade order = Pretrade.order().quantity("1").with(it -> it.bookValid = false);
        assertThat(Pretrade.RULES.check(order.build()).reasons())
                .extracting(Reason::code)
                .containsExactly("BOOK_INVALID", "ORDER_QUANTITY", "ORDER_VALUE");
    }

    @Test
    void oneDecisionLeavesNothingForTheNext() {
        for (int i = 0; i < 100; i++) {
            assertThat(Pretrade.RULES
                            .check(Pretrade.order().quantity("1").build())
                            .reasons())
                    .hasSize(2);
            Pretrade.passes(Pretrade.order());
        }
    }
}

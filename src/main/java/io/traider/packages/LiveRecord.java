package io.traider.packages;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a strategy did since this platform first began with it.
 *
 * @param shadow whether it only says what it would have done
 * @param decisions those that wanted something
 * @param orders that it sent
 * @param fills of them
 * @param net gained after fees and funding, open quantities at their marks; dollar stablecoins count as dollars; {@code null} of
 *     one in the shadow that was never filled, since nobody measured what it would have gained
 */
public record LiveRecord(
        Instant since,
        boolean shadow,
        long decisions,
        long orders,
        long fills,
        @Nullable BigDecimal net) {

    static LiveRecord of(Instant since, boolean shadow, long decisions, long orders, long fills, BigDecimal gained) {
        boolean measured = !shadow || fills > 0;
        return new LiveRecord(since, shadow, decisions, orders, fills, measured ? gained : null);
    }
}

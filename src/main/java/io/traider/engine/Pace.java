package io.traider.engine;

import io.traider.domain.RuleFault;
import org.jspecify.annotations.Nullable;

/**
 * How quick rules are. An engine looks at no clock: live it is told what one shows, in a replay what stands on record, so that
 * the same decisions come too late. For the engine's thread.
 */
public interface Pace {

    /** Nobody looks at a clock, and nothing takes too long: for backtests and simulations. */
    Pace UNTIMED = new Pace() {
        @Override
        public long begin() {
            return 0;
        }

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public long worked() {
            return 0;
        }

        @Override
        public @Nullable RuleFault onRecord(int asking) {
            return null;
        }
    };

    /** Rules are asked next; what {@link #nanos()} says at this moment. */
    long begin();

    /** A running clock, nanoseconds; only differences mean something. */
    long nanos();

    /** Nanoseconds that this thread has worked since {@link #begin()}, which is less than went by when it was held up. */
    long worked();

    /**
     * The overrun that is on record of an asking of the step that is made now; {@code null} when there is none, or nothing is
     * on record.
     *
     * @param asking of rules within the step, from 0
     */
    @Nullable
    RuleFault onRecord(int asking);
}

package io.traider.api;

import io.traider.domain.InstrumentId;
import io.traider.domain.Money;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.session.SessionState;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A position and the price it is valued at.
 *
 * @param mark {@code null} before the first
 */
record ValuedPosition(Position position, @Nullable Price mark) {

    /** Names a position. */
    record Key(String strategy, InstrumentId instrument) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::strategy).thenComparing(Key::instrument);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** All of an image, by key. */
    static List<ValuedPosition> all(SessionState state) {
        return state.positions().stream()
                .map(position -> new ValuedPosition(position, state.marks().get(position.instrument())))
                .sorted(Comparator.comparing(ValuedPosition::key))
                .toList();
    }

    Key key() {
        return new Key(position.strategy(), position.instrument());
    }

    String strategy() {
        return position.strategy();
    }

    InstrumentId instrument() {
        return position.instrument();
    }

    @Nullable
    BigDecimal unrealizedPnl() {
        if (position.quantity().isZero()) {
            return BigDecimal.ZERO;
        }
        Money profit = mark == null ? null : position.unrealizedPnl(mark);
        return profit == null ? null : profit.amount();
    }
}

package io.traider.portfolio;

import io.traider.domain.Position;

/**
 * A position and since when it has its direction.
 *
 * @param openedNanos when it was opened or last went through zero; the time of its last change when it is flat
 */
public record Held(Position position, long openedNanos) {

    Held become(Position next) {
        boolean same = Long.signum(next.quantity().units())
                == Long.signum(position.quantity().units());
        return new Held(next, same && !next.quantity().isZero() ? openedNanos : next.updatedNanos());
    }
}

package io.traider.judging;

import io.traider.engine.ScoreSample;
import io.traider.model.ModelCard;
import io.traider.model.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a score is to say, and how far ahead.
 *
 * @param horizon positive
 */
public record Aim(What what, Duration horizon) {

    private static final double BPS = 1e4;

    /** What comes true or not. */
    public enum What {
        /** That mid stands higher, given that it moves. */
        UP,
        /** That what is bought now and sold then earns more than spread and fees. */
        LONG,
        /** That what is sold now and bought back then does. */
        SHORT
    }

    public Aim {
        if (!horizon.isPositive()) {
            throw new IllegalArgumentException("a horizon of " + horizon + ". Maybe PT5S");
        }
    }

    /**
     * What a model's card says.
     *
     * @throws IllegalArgumentException when it names no horizon, or a target of which nobody can say whether it came true
     */
    public static Aim of(ModelCard card) {
        Duration horizon = card.purpose().horizon();
        if (horizon == null) {
            throw new IllegalArgumentException("the card of " + card.id()
                    + " names no horizon, so nobody can say whether its scores come true. Maybe add horizon: 5s");
        }
        if (!card.purpose().known()) {
            throw new IllegalArgumentException("the card of " + card.id() + " names the target '"
                    + card.purpose().target() + "', of which nobody can say whether it came true. Maybe one of "
                    + Purpose.knownTargets());
        }
        What what = switch (card.purpose().target().toLowerCase(Locale.ROOT)) {
            case "long" -> What.LONG;
            case "short" -> What.SHORT;
            default -> What.UP;
        };
        return new Aim(what, horizon);
    }

    /** What the first of several cards says that names a horizon and a known target; empty when none does. */
    static Optional<Aim> of(List<ModelCard> cards) {
        return cards.stream()
                .filter(card ->
                        card.purpose().horizon() != null && card.purpose().known())
                .findFirst()
                .map(Aim::of);
    }

    /**
     * Whether it came true: 1, 0, or {@code NaN} where that cannot be said.
     *
     * @param fee of a taker, bps; of no matter for {@link What#UP}
     */
    double label(ScoreSample now, ScoreSample then, double fee) {
        double share = fee / BPS;
        double net = switch (what) {
            case UP -> then.mid() - now.mid();
            case LONG -> then.bid() * (1 - share) - now.ask() * (1 + share);
            case SHORT -> now.bid() * (1 - share) - then.ask() * (1 + share);
        };
        boolean unmoved = what == What.UP && net == 0;
        return Double.isNaN(net) || unmoved ? Double.NaN : net > 0 ? 1 : 0;
    }

    /** Which way the price has to go for it to come true. */
    int sign() {
        return what == What.SHORT ? -1 : 1;
    }
}

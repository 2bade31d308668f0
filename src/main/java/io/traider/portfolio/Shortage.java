package io.traider.portfolio;

import io.traider.domain.Venue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Why an account may not hold what an order wants. */
public sealed interface Shortage {

    /** For a person, with the numbers. */
    String words();

    /**
     * An account that cannot cover what it wants to hold. US dollars.
     *
     * @param asked of all that is meant together, the new order included
     * @param covered what the account has for it at the venue
     */
    record Uncovered(Kind kind, Venue venue, BigDecimal asked, BigDecimal covered) implements Shortage {

        @Override
        public String words() {
            return kind.what + " of " + rounded(asked) + " USD at " + venue + " is not covered by " + kind.by + " of "
                    + rounded(covered) + " USD";
        }

        private static String rounded(BigDecimal dollars) {
            return dollars.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
        }
    }

    /** An account of which nobody knows whether it covers it. */
    record Unknown(Unjudged of) implements Shortage {

        @Override
        public String words() {
            return of.words();
        }
    }

    /** What is not covered. */
    enum Kind {
        /** The initial margin of positions and open orders, by the equity. */
        INITIAL_MARGIN("an initial margin", "an equity"),
        /** Open purchases, by the money. */
        PURCHASE("a purchase", "cash");

        private final String what;
        private final String by;

        Kind(String what, String by) {
            this.what = what;
            this.by = by;
        }
    }
}

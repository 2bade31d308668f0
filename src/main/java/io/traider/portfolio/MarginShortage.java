package io.traider.portfolio;

import io.traider.domain.Venue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An account that cannot cover the initial margin of what it wants to hold. US dollars.
 *
 * @param initial that positions and open orders at the venue ask for together, the new order included
 * @param equity of the account there
 */
public record MarginShortage(Venue venue, BigDecimal initial, BigDecimal equity) {

    /** For a person, with the numbers. */
    public String words() {
        return "an initial margin of " + rounded(initial) + " USD at " + venue + " is not covered by an equity of "
                + rounded(equity) + " USD";
    }

    private static String rounded(BigDecimal dollars) {
        return dollars.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}

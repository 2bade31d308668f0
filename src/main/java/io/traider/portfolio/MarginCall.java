package io.traider.portfolio;

import io.traider.domain.Position;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A position that a venue liquidates, since the account's equity there is below its maintenance margin.
 *
 * @param equity of the account at the venue, US dollars
 * @param maintenance that all its positions there have to keep together, US dollars
 * @param penalty fraction of the position's value that the venue takes
 */
public record MarginCall(Position position, BigDecimal equity, BigDecimal maintenance, BigDecimal penalty) {

    /** For a person, with the numbers. */
    public String words() {
        return "liquidated: equity " + rounded(equity) + " USD is below the maintenance margin " + rounded(maintenance)
                + " USD";
    }

    private static String rounded(BigDecimal dollars) {
        return dollars.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}

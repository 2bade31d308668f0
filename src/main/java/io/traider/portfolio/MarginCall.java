package io.traider.portfolio;

import io.traider.domain.Position;
import java.math.BigDecimal;

/**
 * A position that a venue liquidates, since the account's equity there is below its maintenance margin.
 *
 * @param equity of the account at the venue, US dollars
 * @param maintenance that all its positions there have to keep together, US dollars
 * @param penalty fraction of the position's value that the venue takes
 */
public record MarginCall(Position position, BigDecimal equity, BigDecimal maintenance, BigDecimal penalty) {}

package io.traider.execution;

import io.traider.domain.Position;
import java.math.BigDecimal;

/**
 * A position that a venue closes because the account does not keep its margin.
 *
 * @param penalty fraction of the position's value that the venue takes, beside its fee for takers
 * @param why for a person, with the numbers
 */
public record Forced(Position position, BigDecimal penalty, String why) {}

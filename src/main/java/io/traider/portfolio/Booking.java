package io.traider.portfolio;

import io.traider.domain.LedgerEntry;
import io.traider.domain.Position;

/** What a fill or a payment changed: the new position and the ledger's entry. */
public record Booking(Position position, LedgerEntry entry) {}

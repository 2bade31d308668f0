package io.traider.domain;

import org.jspecify.annotations.Nullable;

/**
 * The price that a venue margins and settles a perpetual at, and the index of spot venues it follows.
 *
 * @param index {@code null} where the venue does not say
 */
public record MarkPrice(
        InstrumentId instrument,
        long eventNanos,
        long receivedNanos,
        Price mark,
        @Nullable Price index) implements MarketEvent {}

package io.traider.bench;

import io.traider.venue.Frame;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Something that takes frames.
 *
 * @param given what it has given out for them so far, so that one that does nothing is seen
 */
record FrameTaker(Consumer<Frame> frames, LongSupplier given) {}

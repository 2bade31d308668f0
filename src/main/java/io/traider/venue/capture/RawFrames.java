package io.traider.venue.capture;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the frames of one file, in its order. */
interface RawFrames extends Closeable {

    /** The next frame, {@code null} at the end. */
    @Nullable
    RawFrame next() throws IOException;
}

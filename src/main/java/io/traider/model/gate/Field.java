package io.traider.model.gate;

import org.jspecify.annotations.Nullable;

/**
 * A field of a message in {@code onnx.proto}.
 *
 * @param of what a message in it is; {@code null} for anything else
 * @param repeated whether it may stand there more than once
 * @param advice why a {@link Kind#REFUSED refused} field is, and what to do; empty for others
 */
record Field(String name, Kind kind, @Nullable Message of, boolean repeated, String advice) {

    /** How a field is written. */
    enum Kind {
        /** A whole number. */
        NUMBER,
        /** Four bytes. */
        FLOAT,
        /** Eight bytes. */
        DOUBLE,
        /** At most {@link Limits#NAME} bytes of UTF-8 without control characters. */
        NAME,
        /** At most {@link Limits#TEXT} bytes of UTF-8. */
        TEXT,
        /** Anything. */
        BYTES,
        MESSAGE,
        /** Part of ONNX, and not of any model here. */
        REFUSED
    }

    static Field one(String name, Kind kind) {
        return new Field(name, kind, null, false, "");
    }

    static Field many(String name, Kind kind) {
        return new Field(name, kind, null, true, "");
    }

    static Field one(String name, Message of) {
        return new Field(name, Kind.MESSAGE, of, false, "");
    }

    static Field many(String name, Message of) {
        return new Field(name, Kind.MESSAGE, of, true, "");
    }

    static Field refused(String name, String advice) {
        return new Field(name, Kind.REFUSED, null, true, advice);
    }
}

package io.traider.history.load;

import java.io.IOException;

/** A file whose layout cannot be told; its message says why and what to try. */
final class LayoutException extends IOException {

    private static final long serialVersionUID = 1;

    LayoutException(String message) {
        super(message);
    }
}

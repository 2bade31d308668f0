package io.traider.simulator;

import tools.jackson.core.io.JsonStringEncoder;

/** Text of a client's making on its way back to it. */
final class JsonText {

    private JsonText() {}

    /** The text as a JSON string, with its quotes. */
    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }
}

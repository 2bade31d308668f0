package io.traider.history.load;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Records of text fields, read one after another. */
interface Records extends Closeable {

    /** The names of the fields, empty where the file does not say. */
    List<String> header();

    boolean next() throws IOException;

    /** Line or number of the record that was read last, from one. */
    long row();

    /** Fields of the record that was read last. */
    int size();

    /** A field without its quotes and surrounding spaces, empty where it holds nothing. */
    String field(int index);

    /** The record as it was, shortened where it is long. */
    default String line() {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < size() && line.length() < 120; i++) {
            line.append(i == 0 ? "" : ",").append(field(i));
        }
        return line.toString();
    }
}

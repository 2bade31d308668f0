package io.traider;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;

/** What was started, to be closed in the opposite order, whatever fails on the way. */
final class Parts implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Parts.class.getName());

    private record Part(String name, AutoCloseable closer) {}

    private final ArrayDeque<Part> parts = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(String name, T part) {
        parts.push(new Part(name, part));
        return part;
    }

    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.closer().close();
            } catch (Exception e) {
                LOG.log(Level.ERROR, "the " + part.name() + " did not end well", e);
            }
        }
    }
}

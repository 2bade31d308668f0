package io.traider;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Tells a person at the terminal how the start gets on: a line for each part, with the time that it took. */
final class Progress {

    private final PrintStream out;
    private final long startedAt;

    /** @param startedAt {@link System#nanoTime()} when it began */
    Progress(PrintStream out, long startedAt) {
        this.out = out;
        this.startedAt = startedAt;
    }

    /** What a part of the start came to, and the words for it. */
    record Done<T>(T value, String words) {}

    /** Does a part and tells of it when it is done. */
    <T> T part(String name, Callable<Done<T>> work) {
        long before = System.nanoTime();
        try {
            Done<T> done = work.call();
            line(String.format(Locale.ROOT, "  %-11s %5.1f s  %s", name, seconds(before), done.words()));
            return done.value();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells something that takes no time. */
    void note(String name, String words) {
        line(String.format(Locale.ROOT, "  %-11s          %s", name, words));
    }

    void line(String text) {
        synchronized (out) {
            out.println(text);
            out.flush();
        }
    }

    /** Seconds since the start. */
    double seconds() {
        return seconds(startedAt);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}

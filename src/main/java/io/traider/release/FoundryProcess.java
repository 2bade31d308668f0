package io.traider.release;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The process in which text becomes code. For one thread. */
final class FoundryProcess implements AutoCloseable {

    private static final int COLD = 3;

    private final ChildProcess child;
    private boolean warm;

    private FoundryProcess(ChildProcess child) {
        this.child = child;
    }

    /**
     * Starts it.
     *
     * @param main the class that serves there
     */
    static FoundryProcess start(FoundrySettings settings, Class<?> main) throws IOException {
        ChildProcess.Work work = new ChildProcess.Work("build", "builds");
        return new FoundryProcess(ChildProcess.start(
                work, List.of(), settings.options(), main, Path.of("").toAbsolutePath()));
    }

    /** Its number. */
    long pid() {
        return child.pid();
    }

    boolean alive() {
        return child.alive();
    }

    /**
     * Asks, and waits for the answer; for the first one three times as long, since the JVM is cold.
     *
     * @throws LostForgingException when there is none; the process is then of no more use
     */
    Forging ask(ForgingOrder order, Duration usual) throws LostForgingException {
        Forging forging = child.within(warm ? usual : usual.multipliedBy(COLD), (out, in) -> {
            byte[] frame = Frames.of(order);
            Frames.send(out, frame);
            Forging answer = Frames.forging(Frames.receive(in));
            if (!answer.of().equals(Frames.digest(frame))) {
                throw new IOException("an answer to something else");
            }
            return answer;
        });
        warm = true;
        return forging;
    }

    /** Ends it, whatever it does. */
    @Override
    public void close() {
        child.close();
    }
}

package io.traider.release;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The process in which text becomes code: a JVM of its own with the platform's classes, little memory, a low priority, and
 * nothing of the platform's environment. It ends when its standard input is closed, so also when the platform dies. For
 * one thread.
 */
final class FoundryProcess implements AutoCloseable {

    /** With which {@code -XX:+ExitOnOutOfMemoryError} ends. */
    private static final int OUT_OF_MEMORY = 3;

    private static final int COLD = 3;
    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private boolean warm;

    private FoundryProcess(Process process) {
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /**
     * Starts it.
     *
     * @param main the class that serves there
     */
    static FoundryProcess start(FoundrySettings settings, Class<?> main) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "5"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.options());
        command.add(main.getName());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> !name.equals("SystemRoot"));
        environment.put("CLASSPATH", System.getProperty("java.class.path"));
        environment.put("ORT_DISABLE_TELEMETRY", "1");
        return new FoundryProcess(builder.start());
    }

    /** Its number. */
    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /**
     * Asks, and waits for the answer; for the first one three times as long, since the JVM is cold.
     *
     * @throws LostForgingException when there is none; the process is then of no more use
     */
    Forging ask(ForgingOrder order, Duration usual) throws LostForgingException {
        Duration limit = warm ? usual : usual.multipliedBy(COLD);
        AtomicBoolean late = new AtomicBoolean();
        CompletableFuture<Void> end = new CompletableFuture<>();
        end.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).exceptionally(timeout -> {
            late.set(true);
            process.destroyForcibly();
            return null;
        });
        try {
            byte[] frame = Frames.of(order);
            Frames.send(out, frame);
            Forging forging = Frames.forging(Frames.receive(in));
            if (!forging.of().equals(Frames.digest(frame))) {
                throw new IOException("an answer to something else");
            }
            warm = true;
            return forging;
        } catch (IOException e) {
            throw new LostForgingException(why(late.get(), limit, e));
        } finally {
            end.complete(null);
        }
    }

    private String why(boolean late, Duration limit, IOException e) {
        if (late) {
            return "it took longer than " + limit.toMillis() / 1000.0 + " s to build";
        }
        boolean ended = ended();
        if (ended && process.exitValue() == OUT_OF_MEMORY) {
            return "it took more memory to build than there may be";
        }
        return ended
                ? "the process that builds it ended with " + process.exitValue()
                : "the process that builds it said nothing that makes sense (" + e.getMessage() + ")";
    }

    private boolean ended() {
        try {
            return process.waitFor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends it, whatever it does. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            out.close();
            in.close();
        } catch (IOException e) {
            // What a process that is gone has not read is not missed.
            return;
        }
    }
}

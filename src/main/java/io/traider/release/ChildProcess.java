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
 * A JVM of its own with the platform's classes, a low priority, and nothing of the platform's environment: for what may take
 * any time or memory, or end its process. It ends when its standard input is closed, so also when the platform dies. For one
 * thread.
 */
final class ChildProcess implements AutoCloseable {

    /** With which {@code -XX:+ExitOnOutOfMemoryError} ends. */
    private static final int OUT_OF_MEMORY = 3;

    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Process process;
    private final Work work;
    private final DataOutputStream out;
    private final DataInputStream in;

    private ChildProcess(Process process, Work work) {
        this.process = process;
        this.work = work;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /** What it is there for, as in "took too long to build" and "the process that builds it". */
    record Work(String to, String does) {}

    /** A question and its answer. */
    @FunctionalInterface
    interface Exchange<T> {
        T run(DataOutputStream out, DataInputStream in) throws IOException;
    }

    /**
     * Starts it.
     *
     * @param before the beginning of the command line, for what sets limits and then starts what follows; may be empty
     * @param options of the JVM
     * @param main the class that serves there
     * @param folder where it runs
     */
    static ChildProcess start(Work work, List<String> before, List<String> options, Class<?> main, Path folder)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "5"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add(main.getName());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> !name.equals("SystemRoot"));
        environment.put("CLASSPATH", classPath());
        environment.put("ORT_DISABLE_TELEMETRY", "1");
        return new ChildProcess(builder.start(), work);
    }

    /** The platform's own, which need not be seen from another folder. */
    private static String classPath() {
        String separator = System.getProperty("path.separator");
        List<String> whole = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(separator)) {
            whole.add(Path.of(part).toAbsolutePath().toString());
        }
        return String.join(separator, whole);
    }

    /** Its number. */
    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws LostForgingException when there is none; the process is then of no more use
     */
    <T> T within(Duration limit, Exchange<T> exchange) throws LostForgingException {
        AtomicBoolean late = new AtomicBoolean();
        CompletableFuture<Void> end = new CompletableFuture<>();
        end.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).exceptionally(timeout -> {
            late.set(true);
            process.destroyForcibly();
            return null;
        });
        try {
            return exchange.run(out, in);
        } catch (IOException e) {
            throw new LostForgingException(why(late.get(), limit, e));
        } finally {
            end.complete(null);
        }
    }

    private String why(boolean late, Duration limit, IOException e) {
        if (late) {
            return "it took longer than " + limit.toMillis() / 1000.0 + " s to " + work.to;
        }
        boolean ended = ended();
        if (ended && process.exitValue() == OUT_OF_MEMORY) {
            return "it took more memory to " + work.to + " than there may be";
        }
        String who = "the process that " + work.does + " it ";
        return ended
                ? who + "ended with " + process.exitValue()
                : who + "said nothing that makes sense (" + e.getMessage() + ")";
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

package io.traider.release;

import io.traider.model.ModelFinding;
import io.traider.model.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * A process that tries models, in a folder of its own, with as little memory and time as they may have. What it does to
 * itself, an endless loop, no memory left, a crash, becomes a finding here. For one thread.
 */
final class TrialProcess implements AutoCloseable {

    private final TrialSettings settings;
    private final Path folder;
    private final ChildProcess child;

    private TrialProcess(TrialSettings settings, Path folder, ChildProcess child) {
        this.settings = settings;
        this.folder = folder;
        this.child = child;
    }

    /**
     * Starts it.
     *
     * @param main the class that serves there
     */
    static TrialProcess start(TrialSettings settings, Class<?> main) throws IOException {
        Path folder = Files.createTempDirectory("traider-model-");
        try {
            ChildProcess.Work work = new ChildProcess.Work("try", "tries");
            return new TrialProcess(
                    settings,
                    folder,
                    ChildProcess.start(work, settings.before(), settings.options(folder), main, folder));
        } catch (IOException e) {
            delete(folder);
            throw e;
        }
    }

    /** Its number. */
    long pid() {
        return child.pid();
    }

    boolean alive() {
        return child.alive();
    }

    /** Where it runs, and what it may fill; gone with it. */
    Path folder() {
        return folder;
    }

    /** Has it try a model that passed the gate; when it does not live through that, the finding says so. */
    Trial run(byte[] onnx, String card) throws IOException {
        Path file = folder.resolve("model.onnx");
        Files.write(file, onnx);
        AtomicReference<String> stage = new AtomicReference<>("start");
        try {
            byte[] order = TrialFrames.of(new TrialOrder(file.toString(), card, settings.rows(), settings.budget()));
            return child.within(settings.limit(), (out, in) -> {
                Frames.send(out, order);
                TrialFrames.Said said = TrialFrames.said(Frames.receive(in));
                while (!said.stage().isEmpty()) {
                    stage.set(said.stage());
                    said = TrialFrames.said(Frames.receive(in));
                }
                if (!said.of().equals(Frames.digest(order))) {
                    throw new IOException("an answer to something else");
                }
                return said.trial();
            });
        } catch (LostForgingException e) {
            return new Trial(
                    List.of(ModelFinding.problem(
                            "",
                            e.getMessage() + "; it was to " + stage.get(),
                            stage.get(),
                            "Maybe a smaller model; it may take " + settings.memoryMib() + " MiB and "
                                    + settings.limit().toSeconds() + " s")),
                    null);
        }
    }

    /** Ends it, whatever it does, and removes its folder. */
    @Override
    public void close() {
        child.close();
        try {
            delete(folder);
        } catch (IOException e) {
            // What a process still wrote while it ended is left to the system's own tidying.
            return;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}

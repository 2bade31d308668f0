package io.traider.backtest.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The results of a sweep, one file each, so that workers need not know of each other and a sweep that was interrupted goes on
 * where it stopped. A file is there whole or not at all.
 */
public final class SweepFolder {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;

    private SweepFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens or creates the folder of a sweep.
     *
     * @param manifest the sweep's content hash
     * @throws IOException also when the folder holds another sweep's results
     */
    public static SweepFolder open(Path folder, String manifest) throws IOException {
        Files.createDirectories(folder);
        Path mark = folder.resolve("manifest.sha256");
        try {
            String there = Files.readString(mark).strip();
            if (!there.equals(manifest)) {
                throw new IOException(folder + " holds results of the sweep " + there + ", not of " + manifest
                        + ". Maybe name another folder with --work");
            }
        } catch (NoSuchFileException e) {
            write(folder, mark, manifest + "\n");
        }
        return new SweepFolder(folder);
    }

    /** The result of a job, when it is there. */
    public Optional<JobResult> find(SweepJob job) throws IOException {
        Path file = file(job);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JobResult result = JSON.readValue(Files.readString(file), JobResult.class);
            if (!result.job().equals(job)) {
                throw new IOException(file + " is the result of " + result.job() + ", not of " + job);
            }
            return Optional.of(result);
        } catch (JacksonException e) {
            throw new IOException(file + " is no result of a job: " + e.getOriginalMessage(), e);
        }
    }

    /** All results there are, by the order of their jobs. */
    public List<JobResult> all(List<SweepJob> jobs) throws IOException {
        List<JobResult> results = new ArrayList<>();
        for (SweepJob job : jobs) {
            find(job).ifPresent(results::add);
        }
        return results;
    }

    void put(JobResult result) throws IOException {
        write(folder, file(result.job()), JSON.writeValueAsString(result) + "\n");
    }

    private Path file(SweepJob job) {
        return folder.resolve("job-%06d.json".formatted(job.index()));
    }

    private static void write(Path folder, Path file, String text) throws IOException {
        Path half = Files.createTempFile(folder, "half", ".tmp");
        Files.writeString(half, text);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

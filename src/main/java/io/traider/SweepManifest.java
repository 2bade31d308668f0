package io.traider;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.traider.backtest.sweep.Axis;
import io.traider.backtest.sweep.Sampling;
import io.traider.backtest.sweep.SweepJob;
import io.traider.backtest.sweep.WalkForward;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sweep, whole: whoever has this file and the data it names can do any of its jobs, and gets the same results.
 *
 * @param past what all jobs run on
 * @param figure that results are ranked by
 * @param walk {@code null} when every job runs on the whole past
 * @param jobs every one, with its parameters
 * @param bars what a sweep of bars runs on; {@code null} of one of events
 */
record SweepManifest(
        Past past,
        Sampling sampling,
        long seed,
        List<Axis> axes,
        String figure,
        @Nullable WalkForward walk,
        List<SweepJob> jobs,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SweepBars bars) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    SweepManifest {
        axes = List.copyOf(axes);
        jobs = List.copyOf(jobs);
    }

    String json() {
        return JSON.writeValueAsString(this) + "\n";
    }

    /** SHA-256 of the document. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(json().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    void write(Path file) throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.writeString(file, json());
    }

    static SweepManifest read(Path file) throws IOException {
        try {
            return JSON.readValue(Files.readString(file), SweepManifest.class);
        } catch (JacksonException e) {
            throw new IOException(
                    file + " is no manifest of a sweep: " + e.getOriginalMessage() + ". Maybe make one with sweep plan",
                    e);
        }
    }
}

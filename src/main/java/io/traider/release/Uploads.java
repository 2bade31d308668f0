package io.traider.release;

import io.traider.model.ModelCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The models that were uploaded, passed their check, and are not submitted yet; the latest few. For any thread. */
final class Uploads {

    /** More than people look at together; each may have 100 MB. */
    static final int MOST = 8;

    private final Path folder;
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    /**
     * One of them.
     *
     * @param by who uploaded it, the first first
     */
    record Kept(String id, ModelCard card, ModelReport report, List<String> by) {}

    /** @param folder its own; what an earlier process left there goes */
    Uploads(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            try (Stream<Path> left = Files.list(folder)) {
                for (Path each : left.toList()) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + folder + " for uploads", e);
        }
    }

    synchronized Kept put(byte[] onnx, ModelCard card, ModelReport report, String by) throws IOException {
        String id = ModelRegistry.hash(report.hash() + card.hash()).substring(0, 32);
        Kept before = kept.remove(id);
        Set<String> uploaders = new LinkedHashSet<>(before == null ? List.of() : before.by());
        uploaders.add(by);
        Files.write(file(id), onnx);
        Kept now = new Kept(id, card, report, List.copyOf(uploaders));
        kept.put(id, now);
        for (String eldest : new ArrayList<>(kept.keySet()).subList(0, Math.max(0, kept.size() - MOST))) {
            remove(eldest);
        }
        return now;
    }

    synchronized @Nullable Kept find(String id) {
        return kept.get(id);
    }

    synchronized byte[] onnx(Kept upload) throws IOException {
        return Files.readAllBytes(file(upload.id()));
    }

    synchronized void remove(String id) throws IOException {
        kept.remove(id);
        Files.deleteIfExists(file(id));
    }

    private Path file(String id) {
        return folder.resolve(id + ".onnx");
    }
}

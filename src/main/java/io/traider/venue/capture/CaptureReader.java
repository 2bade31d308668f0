package io.traider.venue.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds captures in files and folders. */
public final class CaptureReader {

    private static final long BESIDE_NANOS = 60_000_000_000L;

    private CaptureReader() {}

    /**
     * The captures in a file or, recursively, in a folder; a file of a cryptofeed recording brings the recording's other
     * files along. Files in a folder that hold no frames are passed over.
     *
     * @throws IOException also when there is nothing at the path, or it is a file without frames
     */
    public static List<Capture> find(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return inFolder(path);
        }
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path + " does not exist");
        }
        CaptureFile file = CaptureFile.of(path);
        if (file == null) {
            throw new IOException(path + " holds no frames in a format that is read. Maybe name a recording of"
                    + " cryptofeed, hftbacktest, crossbook (CBCAP1), lines of JSON, or one made by --record");
        }
        return List.of(file.format() == CaptureFormat.CRYPTOFEED ? withNeighbours(file) : new Capture(List.of(file)));
    }

    /** The frames of all captures at a path whose protocol is supported, in the order of arrival. */
    public static FrameReader open(Path path) throws IOException {
        return open(find(path));
    }

    /** The frames of those whose protocol is supported, in the order of arrival. */
    public static FrameReader open(List<Capture> captures) throws IOException {
        return FrameReader.of(captures.stream().filter(Capture::supported).toList());
    }

    private static List<Capture> inFolder(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.filter(Files::isRegularFile).sorted().toList();
        }
        Map<Path, List<CaptureFile>> byFolder = new LinkedHashMap<>();
        for (Path path : paths) {
            CaptureFile file = CaptureFile.of(path);
            if (file != null && file.hasFrames()) {
                byFolder.computeIfAbsent(path.toAbsolutePath().getParent(), at -> new ArrayList<>())
                        .add(file);
            }
        }
        List<Capture> captures = new ArrayList<>();
        byFolder.values().forEach(files -> captures.addAll(grouped(files)));
        captures.sort(Comparator.comparing(Capture::path));
        return captures;
    }

    private static Capture withNeighbours(CaptureFile file) throws IOException {
        List<CaptureFile> files = new ArrayList<>();
        files.add(file);
        try (Stream<Path> list = Files.list(file.path().toAbsolutePath().getParent())) {
            for (Path path : list.filter(Files::isRegularFile).sorted().toList()) {
                CaptureFile other = Files.isSameFile(path, file.path()) ? null : CaptureFile.of(path);
                if (other != null && other.hasFrames() && together(file, other)) {
                    files.add(other);
                }
            }
        }
        return new Capture(files.stream().sorted(FIRST_MESSAGES).toList());
    }

    /** Files with messages before those with answers only, then by name. */
    private static final Comparator<CaptureFile> FIRST_MESSAGES = Comparator.comparing(
                    (CaptureFile file) -> file.outline().messages() == 0)
            .thenComparing(CaptureFile::path);

    private static List<Capture> grouped(List<CaptureFile> files) {
        List<List<CaptureFile>> groups = new ArrayList<>();
        files.sort(Comparator.comparingLong((CaptureFile file) -> file.outline().firstNanos())
                .thenComparing(CaptureFile::path));
        for (CaptureFile file : files) {
            groups.stream()
                    .filter(group -> belongs(file, group))
                    .findFirst()
                    .ifPresentOrElse(group -> group.add(file), () -> groups.add(new ArrayList<>(List.of(file))));
        }
        return groups.stream().map(CaptureReader::capture).toList();
    }

    private static Capture capture(List<CaptureFile> group) {
        boolean chain = group.getFirst().format() == CaptureFormat.STAMPED;
        return new Capture(chain ? group : group.stream().sorted(FIRST_MESSAGES).toList());
    }

    private static boolean belongs(CaptureFile file, List<CaptureFile> group) {
        return file.continues(group.getLast()) || group.stream().anyMatch(other -> together(file, other));
    }

    /** Whether two files of cryptofeed were written at the same time by the same recorder, as it splits a recording. */
    private static boolean together(CaptureFile file, CaptureFile other) {
        return file.format() == CaptureFormat.CRYPTOFEED
                && other.format() == CaptureFormat.CRYPTOFEED
                && file.protocol() == other.protocol()
                && file.protocol() != Protocol.UNKNOWN
                && file.outline().firstNanos() <= other.outline().lastNanos() + BESIDE_NANOS
                && other.outline().firstNanos() <= file.outline().lastNanos() + BESIDE_NANOS;
    }
}

package io.traider;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Finds the recorded market data that lies beside a checkout; tests that need it are skipped where it is absent. */
public final class Captures {

    private Captures() {}

    /** The folder named by {@code TRAIDER_CAPTURES}, or {@code shared/captures} beside this checkout or above it. */
    public static Optional<Path> folder() {
        String named = System.getenv("TRAIDER_CAPTURES");
        if (named != null) {
            return Optional.of(Path.of(named)).filter(Files::isDirectory);
        }
        Path at = Path.of("").toAbsolutePath();
        for (Path up = at; up != null; up = up.getParent()) {
            Path candidate = up.resolve("shared/captures");
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** The folder, or the test is skipped and says why. */
    public static Path require() {
        Optional<Path> folder = folder();
        Assumptions.assumeTrue(folder.isPresent(), "recorded captures are not beside this checkout");
        return folder.orElseThrow();
    }
}

package io.traider.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A place for an embedded database whose server was unpacked already, which takes longer than to start it. */
public final class UnpackedPostgres {

    /** Where the library unpacks servers that nobody gave a place. */
    private static final Path SHARED = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");

    private UnpackedPostgres() {}

    /** @return the folder, in which a server that is to be unpacked is found to be so */
    public static Path in(Path folder) {
        try {
            Files.createDirectories(SHARED);
            Files.createDirectories(folder);
            if (Files.notExists(folder.resolve("bin"))) {
                Files.createSymbolicLink(folder.resolve("bin"), SHARED);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.traider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there when it is whole, and not before: written under another name beside it and renamed. */
final class NewFile implements AutoCloseable {

    private final Path file;
    private final Path half;

    /** Nothing is made yet but the folder. */
    NewFile(Path file) throws IOException {
        Path full = file.toAbsolutePath();
        if (Files.isDirectory(full)) {
            throw new IOException(file + " is a folder. Maybe name a file in it");
        }
        this.file = full;
        this.half = full.resolveSibling("." + full.getFileName() + ".half");
        Files.createDirectories(full.resolveSibling("."));
    }

    /** Where to write. */
    Path half() {
        return half;
    }

    /** Takes the place of what was there under its name. */
    void finish() throws IOException {
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes away what was not finished. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(half);
    }
}

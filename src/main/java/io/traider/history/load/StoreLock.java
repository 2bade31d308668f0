package io.traider.history.load;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One import at a time, and the folder where its files lie until they are whole. */
final class StoreLock implements Closeable {

    private final FileChannel channel;
    private final Path incoming;

    private StoreLock(FileChannel channel, Path incoming) {
        this.channel = channel;
        this.incoming = incoming;
    }

    /** @throws IOException when another import runs */
    static StoreLock take(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new IOException("another import into " + folder + " runs. Maybe wait until it is done");
        }
        StoreLock lock = new StoreLock(channel, folder.resolve(".incoming"));
        lock.clear();
        return lock;
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** A new name in the folder of what is not whole yet. */
    Path incoming(String name) throws IOException {
        Files.createDirectories(incoming);
        return incoming.resolve(name);
    }

    /** Deletes what is not whole, of this import or of one that was interrupted. */
    private void clear() throws IOException {
        if (Files.isDirectory(incoming)) {
            List<Path> left;
            try (Stream<Path> list = Files.list(incoming)) {
                left = list.toList();
            }
            for (Path file : left) {
                Files.delete(file);
            }
            Files.delete(incoming);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            clear();
        } finally {
            channel.close();
        }
    }
}

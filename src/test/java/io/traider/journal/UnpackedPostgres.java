package io.traider.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** A place for an embedded database whose server was unpacked already, which takes longer than to start it. */
public final class UnpackedPostgres {

    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    /** Where the library unpacks servers that nobody gave a place. */
    private static final Path SHARED = TEMPORARY.resolve("embedded-pg");

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

    /**
     * The same, with a database that is migrated and empty, as a first start makes it: made once for all processes, and copied.
     * A folder that has one already keeps it.
     */
    public static Path migratedIn(Path folder) {
        in(folder);
        if (Files.notExists(folder.resolve("data"))) {
            copy(Template.FOLDER, folder);
        }
        return folder;
    }

    private static final class Template {
        private static final Path FOLDER = made();

        /** Of these changelogs, by this version of Postgres. */
        private static Path made() {
            Path folder = TEMPORARY.resolve("embedded-pg-migrated-" + changes());
            try (FileChannel file = FileChannel.open(
                            Path.of(folder + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = file.lock()) {
                if (Files.notExists(folder)) {
                    Path fresh = in(Files.createTempDirectory("embedded-pg-migrating-"));
                    Database.embedded(fresh, JournalSettings.DEFAULT).close();
                    Files.move(fresh, folder);
                }
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String changes() {
            try (Stream<Path> files = Files.walk(Path.of("db/changelog"))) {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update(Files.readAllBytes(Path.of("pom.xml")));
                for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
                    digest.update(Files.readAllBytes(each));
                }
                return HexFormat.of().formatHex(digest.digest(), 0, 8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Process copying = new ProcessBuilder(
                            "cp",
                            "-a",
                            from.resolve("data").toString(),
                            from.resolve("password").toString(),
                            to.toString())
                    .inheritIO()
                    .start();
            if (copying.waitFor() != 0) {
                throw new IllegalStateException("cannot copy " + from + " to " + to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while copying " + from, e);
        }
    }
}

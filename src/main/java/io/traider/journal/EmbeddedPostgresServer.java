package io.traider.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Postgres of our own in a folder that survives: {@code data} (the cluster), {@code bin} (the unpacked server),
 * {@code password} and {@code lock}. Listens on the loopback interface alone and asks for the password.
 */
final class EmbeddedPostgresServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final FileChannel lockFile;
    private final EmbeddedPostgres server;
    private final String password;

    /** @throws IllegalStateException when another process uses the folder, or the server does not start */
    EmbeddedPostgresServer(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(this.folder);
            lockFile = lock();
            try {
                password = password();
                stopLeftover();
                server = start();
            } catch (IOException | RuntimeException e) {
                lockFile.close();
                throw e;
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "cannot start a database in " + this.folder + ": " + e.getMessage()
                            + ". Maybe the disk is full, or data/log under it says more",
                    e);
        }
    }

    PostgresAddress address() {
        return address(server.getPort(), password);
    }

    private static PostgresAddress address(int port, String password) {
        return new PostgresAddress("localhost", port, "postgres", "postgres", password, false);
    }

    /** Where the server of a folder listens, when it runs and takes connections. */
    static Optional<PostgresAddress> running(Path folder) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("data/postmaster.pid"));
            return isReady(lines)
                    ? Optional.of(address(
                            Integer.parseInt(lines.get(3).strip()),
                            Files.readString(folder.resolve("password")).strip()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read where the database in " + folder + " listens", e);
        }
    }

    /** The postmaster's file: process, folder, start, port, socket folder, address, shared memory, status. */
    private static boolean isReady(List<String> lines) {
        return lines.size() > 7
                && lines.get(7).strip().equals("ready")
                && ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                        .filter(EmbeddedPostgresServer::isPostgres)
                        .isPresent();
    }

    private FileChannel lock() throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            LOG.debug("this process has the lock of {} already", folder, e);
        }
        if (lock == null) {
            channel.close();
            throw new IllegalStateException("another TRAIDER uses the database in " + folder
                    + ". Maybe stop it, or give this one another --data folder");
        }
        return channel;
    }

    /** Made once, readable by the owner alone. */
    private String password() throws IOException {
        Path file = folder.resolve("password");
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Path fresh = Files.createTempFile(
                    folder,
                    "password",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, HexFormat.of().formatHex(random));
            Files.move(fresh, file);
        }
        return Files.readString(file).strip();
    }

    /** A server whose process of ours was killed goes on alone; it must end before the next can start. */
    private void stopLeftover() throws IOException {
        Path pidFile = folder.resolve("data/postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        ProcessHandle process = postmaster(pidFile).orElse(null);
        if (process == null) {
            Files.delete(pidFile);
            return;
        }
        LOG.info("stopping the database server {} that an earlier run left behind", process.pid());
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        awaitEnd(process);
    }

    /** The server that a folder's file names, while both are there. */
    private static Optional<ProcessHandle> postmaster(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                .filter(EmbeddedPostgresServer::isPostgres);
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException("database server " + process.pid() + " does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stopping database server " + process.pid(), e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.contains("postgres"))
                .isPresent();
    }

    private EmbeddedPostgres start() throws IOException {
        Path data = folder.resolve("data");
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(folder.resolve("start.log").toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(folder.resolve("bin").toFile())
                .setPGStartupWait(PATIENCE)
                .setConnectConfig("password", password)
                // Handed to initdb as they are; its other options say "trust", and the last one counts.
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.resolve("password").toString())
                .setLocaleConfig("locale", "C")
                .setOutputRedirector(log)
                .setErrorRedirector(log);
        ServerTuning.SETTINGS.forEach(builder::setServerConfig);
        return builder.start();
    }

    /** The library asks the server to end and waits for some seconds only; a busy disk takes longer. */
    @Override
    public void close() {
        try (lockFile) {
            Optional<ProcessHandle> process = postmaster(folder.resolve("data/postmaster.pid"));
            server.close();
            process.ifPresent(EmbeddedPostgresServer::awaitEnd);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop the database in " + folder, e);
        }
    }
}

package io.traider;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What can be seen to be wrong before anything is started. */
final class Preparation {

    /** Only a folder with this file in it is emptied. */
    private static final String SCRATCH = ".scratch";

    private Preparation() {}

    /** @throws StartException when the platform cannot run like this */
    static void prepare(RunSettings settings) {
        checkPort(settings.address(), "--api-port", settings.apiPort());
        checkPort(settings.address(), "--console-port", settings.consolePort());
        if (settings.apiPort() != 0 && settings.apiPort() == settings.consolePort()) {
            throw new StartException("API and console cannot both have port " + settings.apiPort(), null);
        }
        Path captures = settings.captures();
        if (captures != null && !Files.exists(captures)) {
            throw new StartException("--captures=" + captures + " does not exist", null);
        }
        try {
            if (settings.scratch()) {
                empty(settings.data());
            }
            Files.createDirectories(settings.data().resolve("logs"));
        } catch (IOException e) {
            throw new StartException("cannot write to the data folder " + settings.data() + ": " + e, e);
        }
    }

    private static void checkPort(String address, String option, int port) {
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new StartException(
                    "port " + port + " of " + address + " cannot be had: " + e.getMessage()
                            + ". Maybe another TRAIDER runs; " + option + "=0 takes any free port",
                    e);
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder.resolve(SCRATCH))) {
            checkFree(folder.resolve("postgres/lock"));
            try (Stream<Path> walk = Files.walk(folder)) {
                List<Path> inside = walk.sorted(Comparator.reverseOrder()).toList();
                for (Path path : inside) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(SCRATCH), "TRAIDER empties this folder at the start of a replay.\n");
    }

    private static void checkFree(Path lock) throws IOException {
        if (!Files.exists(lock)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            if (taken == null) {
                throw new StartException(
                        "another TRAIDER replays to " + lock.getParent().getParent()
                                + ". Maybe stop it, or give this one another --data folder",
                        null);
            }
        }
    }
}

package io.traider.venue.route;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where route files are: in a folder, where they can be edited, or in the jar. For one thread at a time. */
public final class RouteFiles {

    private final @Nullable Path folder;
    private final Map<String, String> read = new LinkedHashMap<>();

    private RouteFiles(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Files of a folder; those that are not there are taken from the jar. */
    public static RouteFiles in(Path folder) {
        return new RouteFiles(folder);
    }

    /** The files in the jar, which do not change. */
    public static RouteFiles inJar() {
        return new RouteFiles(null);
    }

    /** @throws RouteException when there is none, or it cannot be read */
    String read(String file) {
        String text = fromFolder(file);
        String found = text == null ? fromJar(file) : text;
        read.put(file, found);
        return found;
    }

    /** The files in the folder that are other than when they were read last, with their text now. */
    Map<String, String> changed() {
        Map<String, String> changed = new LinkedHashMap<>();
        for (Map.Entry<String, String> known : read.entrySet()) {
            String text = fromFolder(known.getKey());
            if (text != null && !text.equals(known.getValue())) {
                changed.put(known.getKey(), text);
                known.setValue(text);
            }
        }
        return changed;
    }

    private @Nullable String fromFolder(String file) {
        Path path = folder == null ? null : folder.resolve(file);
        if (path == null || !Files.isRegularFile(path)) {
            return null;
        }
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new RouteException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String fromJar(String file) {
        String name = "/camel-routes/" + file;
        try (InputStream in = Objects.requireNonNull(RouteFiles.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException | NullPointerException e) {
            throw new RouteException("there is no " + name + " in the jar", e);
        }
    }
}

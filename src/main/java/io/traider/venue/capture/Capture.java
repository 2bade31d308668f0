package io.traider.venue.capture;

import io.traider.venue.Frame;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One recording of one venue, in one or several files. */
public final class Capture {

    private static final Pattern SYMBOL = Pattern.compile("[?&]symbol=([^&\\s]+)");

    private final List<CaptureFile> files;

    /** @param files in the order of their messages; those with answers only come last */
    Capture(List<CaptureFile> files) {
        this.files = List.copyOf(files);
    }

    List<CaptureFile> files() {
        return files;
    }

    /** The path of its first file, with {@code +name} for each further one. */
    public String path() {
        StringBuilder path = new StringBuilder(files.getFirst().path().toString());
        files.stream()
                .skip(1)
                .forEach(file -> path.append('+').append(file.path().getFileName()));
        return path.toString();
    }

    public Protocol protocol() {
        return files.getFirst().protocol();
    }

    /** Whether we speak its protocol, so that its frames can be read. */
    public boolean supported() {
        return protocol().venue() != null;
    }

    /** Messages and depth snapshots in it, without reading their content. */
    public long size() {
        return files.stream()
                .mapToLong(file -> file.outline().messages() + file.outline().snapshots())
                .sum();
    }

    /** Arrival of the first frame. */
    public long firstNanos() {
        return files.stream()
                .mapToLong(file -> file.outline().firstNanos())
                .min()
                .orElse(0);
    }

    /** Arrival of the last frame. */
    public long lastNanos() {
        return files.stream()
                .mapToLong(file -> file.outline().lastNanos())
                .max()
                .orElse(0);
    }

    /**
     * Its frames in the order of arrival.
     *
     * @throws IllegalStateException when the protocol is not supported
     */
    public FrameReader open() throws IOException {
        if (!supported()) {
            throw new IllegalStateException(path() + " is of " + protocol() + ", which is not read");
        }
        return FrameReader.of(List.of(this));
    }

    /** The connection that a file's frame belongs to: a chain of files is one, and answers go to who asked. */
    String connection(CaptureFile file, RawFrame frame) {
        if (file.owner() != null) {
            return file.owner().connection();
        }
        if (file.format() != CaptureFormat.CRYPTOFEED) {
            return name(files.getFirst());
        }
        return frame.kind() == Frame.Kind.REST ? asker(frame.subject()) : name(file);
    }

    private String asker(String address) {
        Matcher matcher = SYMBOL.matcher(address);
        String stream = matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) + "@depth" : address;
        for (CaptureFile file : files) {
            if (file.outline().addresses().stream().anyMatch(opened -> opened.contains(stream))) {
                return name(file);
            }
        }
        return name(files.getFirst());
    }

    private static String name(CaptureFile file) {
        return file.path().getFileName().toString();
    }
}

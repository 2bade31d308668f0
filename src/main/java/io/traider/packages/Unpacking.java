package io.traider.packages;

import io.traider.packages.PackageRefused.Code;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a zip part by part, each no further than it may be, whatever the zip says of itself. Nothing is written anywhere. */
final class Unpacking {

    private static final int CHUNK = 8192;

    private final ZipInputStream zip;
    private long unpacked;

    Unpacking(byte[] file) {
        if (file.length > Parts.MOST_BYTES) {
            throw new PackageRefused(
                    Code.TOO_LARGE, "a package of " + file.length + " bytes. Maybe at most " + Parts.MOST_BYTES);
        }
        zip = new ZipInputStream(new ByteArrayInputStream(file));
    }

    /** The name of the next part, {@code null} after the last. */
    @Nullable
    String next() {
        try {
            ZipEntry entry = zip.getNextEntry();
            return entry == null ? null : entry.getName();
        } catch (IOException | IllegalArgumentException e) {
            throw new PackageRefused(Code.MALFORMED, "the file is no package: " + e.getMessage(), e);
        }
    }

    /** The next part, which must be the named one. */
    byte[] expect(String path, Code otherwise, int most) {
        String found = next();
        if (!path.equals(found)) {
            throw new PackageRefused(
                    otherwise, "the file has no " + path + " where a package has it. Maybe it is none, or lost it");
        }
        return bytes(path, most);
    }

    /** The bytes of the part whose name was read last. */
    byte[] bytes(String path, int most) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = zip;
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                unpacked += read;
                if (all.size() + read > most || unpacked > Parts.MOST_UNPACKED) {
                    throw new PackageRefused(Code.TOO_LARGE, path + " unpacks to more than it may, " + most + " bytes");
                }
                all.write(chunk, 0, read);
            }
            return all.toByteArray();
        } catch (IOException e) {
            throw new PackageRefused(Code.MALFORMED, path + " cannot be unpacked: " + e.getMessage(), e);
        }
    }
}

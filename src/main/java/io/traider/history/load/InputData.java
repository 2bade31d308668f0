package io.traider.history.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of data, or one in a zip. A zip is read from its start, entry by entry: some of Lean's have a directory that the
 * JDK refuses.
 *
 * @param entry in the zip, {@code null} for a file of its own
 */
record InputData(Path path, @Nullable String entry) {

    private static final List<String> ENDINGS = List.of(".csv", ".csv.gz", ".zip", ".parquet");

    /** The files at a path: itself, or those in the folder whose names end as data does, by name. */
    static List<InputData> find(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path + " does not exist");
        }
        if (!Files.isDirectory(path)) {
            return of(path);
        }
        List<InputData> found = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(path)) {
            for (Path file : walk.filter(InputData::isData).sorted().toList()) {
                found.addAll(of(file));
            }
        }
        return found;
    }

    private static boolean isData(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static List<InputData> of(Path file) throws IOException {
        if (!starts(file, "PK\u0003\u0004")) {
            return List.of(new InputData(file, null));
        }
        List<InputData> found = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    found.add(new InputData(file, entry.getName()));
                }
            }
        }
        return found;
    }

    /** For people: the file's name, with the entry of a zip. */
    String name() {
        return path.getFileName() + (entry == null ? "" : "!" + entry);
    }

    /** Opens its records. */
    Records open() throws IOException {
        if (entry == null && starts(path, "PAR1")) {
            return new ParquetRecords(path);
        }
        if (entry == null && starts(path, "ARROW1")) {
            throw new IOException("it is in the Feather format, which is not read. Maybe export it as CSV or Parquet");
        }
        InputStream in = new BufferedInputStream(stream(), 1 << 16);
        try {
            in.mark(2);
            boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            InputStream text = gzip ? new GZIPInputStream(in, 1 << 16) : in;
            return new CsvRecords(text);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private InputStream stream() throws IOException {
        if (entry == null) {
            return Files.newInputStream(path);
        }
        ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
        for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
            if (each.getName().equals(entry)) {
                return zip;
            }
        }
        zip.close();
        throw new NoSuchFileException(path + " has no " + entry + " any more");
    }

    /** SHA-256 of the file, or of the entry's content. */
    String sha256() throws IOException {
        try (DigestInputStream in = new DigestInputStream(stream(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static boolean starts(Path file, String magic) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
            return Arrays.equals(in.readNBytes(wanted.length), wanted);
        }
    }
}

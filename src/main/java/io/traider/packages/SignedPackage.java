package io.traider.packages;

import io.traider.packages.PackageRefused.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A package whose signature was checked, and whose parts are what its manifest says.
 *
 * @param key that signed it
 * @param parts bytes by path
 * @param hash SHA-256 of the whole file, hexadecimal
 */
public record SignedPackage(Manifest manifest, PublisherKey key, SortedMap<String, byte[]> parts, String hash) {

    private static final String ALGORITHM = "Ed25519";
    private static final byte[] PURPOSE = "TRAIDER strategy package 1\n".getBytes(StandardCharsets.US_ASCII);

    /** No earlier time can stand in a zip. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    public SignedPackage {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    private record Signed(String algorithm, String key, String signature) {}

    /**
     * The bytes of a package's file.
     *
     * @throws IOException when it cannot be read
     * @throws PackageRefused when it has more than a package may
     */
    public static byte[] bytes(Path file) throws IOException {
        if (Files.size(file) > Parts.MOST_BYTES) {
            throw new PackageRefused(
                    Code.TOO_LARGE, file + " has " + Files.size(file) + " bytes. Maybe at most " + Parts.MOST_BYTES);
        }
        return Files.readAllBytes(file);
    }

    /**
     * Reads a package. Its manifest and signature come first, and nothing else is unpacked before both are in order.
     *
     * @param trusted whether a key is believed here
     * @throws PackageRefused when it is not one, and why
     */
    public static SignedPackage read(byte[] file, Predicate<PublisherKey> trusted) {
        Unpacking unpacking = new Unpacking(file);
        byte[] manifest = unpacking.expect(Parts.MANIFEST, Code.MALFORMED, Parts.MOST_MANIFEST);
        byte[] signature = unpacking.expect(Parts.SIGNATURE, Code.UNSIGNED, Parts.MOST_MANIFEST);
        PublisherKey key = verified(manifest, signature, trusted);
        Manifest read = Manifest.parse(manifest);
        return new SignedPackage(read, key, parts(unpacking, read), Hashes.sha256(file));
    }

    private static PublisherKey verified(byte[] manifest, byte[] signature, Predicate<PublisherKey> trusted) {
        Signed signed = Manifest.read(signature, Signed.class, Parts.SIGNATURE);
        if (!signed.algorithm().equals(ALGORITHM)) {
            throw new PackageRefused(Code.BAD_SIGNATURE, "the signature is not by " + ALGORITHM);
        }
        PublisherKey key;
        byte[] bytes;
        try {
            key = PublisherKey.parse(signed.key());
            bytes = HexFormat.of().parseHex(signed.signature());
        } catch (IllegalArgumentException e) {
            throw new PackageRefused(Code.BAD_SIGNATURE, "the signature cannot be read: " + e.getMessage(), e);
        }
        if (!trusted.test(key)) {
            throw new PackageRefused(
                    Code.UNTRUSTED,
                    "nobody here trusts " + key + ". Maybe an administrator trusts it, if it is its publisher's");
        }
        key.verify(payload(manifest), bytes);
        return key;
    }

    private static SortedMap<String, byte[]> parts(Unpacking unpacking, Manifest manifest) {
        SortedMap<String, Manifest.Part> named = new TreeMap<>();
        manifest.parts().forEach(part -> named.put(part.path(), part));
        SortedMap<String, byte[]> parts = new TreeMap<>();
        for (@Nullable String path = unpacking.next(); path != null; path = unpacking.next()) {
            Manifest.Part part = named.remove(path);
            if (part == null) {
                throw new PackageRefused(
                        Code.ALTERED,
                        "the package holds a part that its manifest does not name, or twice: "
                                + path.substring(0, Math.min(80, path.length())).replaceAll("\\p{Cntrl}", "?"));
            }
            byte[] bytes = unpacking.bytes(path, Math.toIntExact(part.size()));
            if (!part.equals(Manifest.Part.of(path, bytes))) {
                throw new PackageRefused(Code.ALTERED, path + " is not the part that the manifest names");
            }
            parts.put(path, bytes);
        }
        if (!named.isEmpty()) {
            throw new PackageRefused(Code.ALTERED, "the package lacks " + named.keySet());
        }
        return parts;
    }

    /** The same without models' files, which are large; for reading what it says. */
    SignedPackage withoutModels() {
        SortedMap<String, byte[]> small = new TreeMap<>(parts);
        small.keySet().removeIf(path -> path.startsWith(Parts.MODELS));
        return new SignedPackage(manifest, key, small, hash);
    }

    private static byte[] payload(byte[] manifest) {
        byte[] payload = new byte[PURPOSE.length + manifest.length];
        System.arraycopy(PURPOSE, 0, payload, 0, PURPOSE.length);
        System.arraycopy(manifest, 0, payload, PURPOSE.length, manifest.length);
        return payload;
    }

    /** The file of a package: the same content by the same key is the same file. */
    public static byte[] write(Manifest manifest, SortedMap<String, byte[]> parts, SigningKey key) {
        byte[] named = manifest.bytes();
        byte[] signature = Manifest.write(
                new Signed(ALGORITHM, key.publisher().toString(), HexFormat.of().formatHex(key.sign(payload(named)))));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, Parts.MANIFEST, named);
            put(zip, Parts.SIGNATURE, signature);
            for (Manifest.Part part : manifest.parts()) {
                put(zip, part.path(), parts.get(part.path()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a package to memory", e);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String path, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}

package io.traider.journal.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;

/** Names a text by what it says. */
public final class ContentHash {

    private ContentHash() {}

    /** SHA-256 of names and texts, each with its length, hexadecimal. */
    public static String of(SortedMap<String, String> files) {
        MessageDigest digest = sha256();
        files.forEach((file, text) -> List.of(file, text).forEach(part -> add(digest, part)));
        return HexFormat.of().formatHex(digest.digest());
    }

    static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

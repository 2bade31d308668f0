package io.traider.packages;

import io.traider.packages.PackageRefused.Code;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** An Ed25519 public key, by which a publisher's packages are told from others'. */
public final class PublisherKey {

    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int BYTES = 32;
    private static final Pattern TEXT = Pattern.compile("ed25519:([0-9a-f]{64})");

    private final byte[] raw;
    private final PublicKey key;

    private PublisherKey(byte[] raw) {
        this.raw = raw;
        try {
            byte[] encoded = Arrays.copyOf(X509, X509.length + BYTES);
            System.arraycopy(raw, 0, encoded, X509.length, BYTES);
            this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(text(raw) + " is no Ed25519 key", e);
        }
    }

    /** @param raw its 32 bytes */
    public static PublisherKey of(byte[] raw) {
        if (raw.length != BYTES) {
            throw new IllegalArgumentException("an Ed25519 key of " + raw.length + " bytes. Maybe " + BYTES);
        }
        return new PublisherKey(raw.clone());
    }

    static PublisherKey of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return of(Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length));
    }

    /** @throws IllegalArgumentException when it is not {@code ed25519:} and 64 hexadecimal digits */
    public static PublisherKey parse(String text) {
        var matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            String shown = text.strip();
            throw new IllegalArgumentException("'" + shown.substring(0, Math.min(80, shown.length()))
                    + "' is no publisher's key. Maybe the text of the file that ends in .pub, ed25519: and 64 digits");
        }
        return of(HexFormat.of().parseHex(matcher.group(1)));
    }

    /** Its 32 bytes. */
    public byte[] raw() {
        return raw.clone();
    }

    /** SHA-256 of its 32 bytes, hexadecimal. */
    public String fingerprint() {
        return Hashes.sha256(raw);
    }

    /** @throws PackageRefused when the signature is not by this key, or of other bytes */
    void verify(byte[] bytes, byte[] signature) {
        boolean valid;
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(bytes);
            valid = check.verify(signature);
        } catch (GeneralSecurityException e) {
            throw new PackageRefused(Code.BAD_SIGNATURE, "the signature cannot be read: " + e.getMessage(), e);
        }
        if (!valid) {
            throw new PackageRefused(
                    Code.BAD_SIGNATURE,
                    "the signature is not of this manifest by " + this
                            + ". Maybe the file was changed after it was signed");
        }
    }

    private static String text(byte[] raw) {
        return "ed25519:" + HexFormat.of().formatHex(raw);
    }

    @Override
    public String toString() {
        return text(raw);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublisherKey that && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }
}

package io.traider.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** A publisher's secret, in a file that its owner alone can read; the public key lies beside it as {@code .pub}. */
public final class SigningKey {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final String PUBLIC = ".pub";
    private static final int MOST_BYTES = 4096;

    private final PrivateKey secret;
    private final PublisherKey publisher;

    private SigningKey(PrivateKey secret, PublisherKey publisher) {
        this.secret = secret;
        this.publisher = publisher;
    }

    /** A new one. */
    public static SigningKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SigningKey(pair.getPrivate(), PublisherKey.of(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException when a file cannot be read
     * @throws IllegalArgumentException when they are no pair of keys
     */
    public static SigningKey read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException(file + " is no publisher's key: it has " + Files.size(file) + " bytes");
        }
        String text = Files.readString(file).replace(BEGIN, "").replace(END, "").replaceAll("\\s", "");
        try {
            PrivateKey secret = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
            PublisherKey publisher = PublisherKey.parse(Files.readString(beside(file)));
            SigningKey key = new SigningKey(secret, publisher);
            byte[] probe = "probe".getBytes(StandardCharsets.US_ASCII);
            publisher.verify(probe, key.sign(probe));
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException | PackageRefused e) {
            throw new IllegalArgumentException(
                    file + " and " + beside(file) + " are no publisher's key. Maybe: traider strategy key new FILE", e);
        }
    }

    /** Where the public key lies. */
    public static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + PUBLIC);
    }

    /**
     * Writes both keys to new files.
     *
     * @throws FileAlreadyExistsException when one of them is there
     */
    public void write(Path file) throws IOException {
        if (Files.exists(beside(file))) {
            throw new FileAlreadyExistsException(beside(file).toString());
        }
        String pem = BEGIN + "\n" + Base64.getEncoder().encodeToString(secret.getEncoded()) + "\n" + END + "\n";
        FileAttribute<?>[] mine =
                Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        Files.createFile(file, mine);
        Files.writeString(file, pem, StandardOpenOption.TRUNCATE_EXISTING);
        Files.writeString(beside(file), publisher + "\n", StandardOpenOption.CREATE_NEW);
    }

    /** The key that others know it by. */
    public PublisherKey publisher() {
        return publisher;
    }

    byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with " + publisher, e);
        }
    }
}

package io.traider.journal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of the chain, all SHA-256; numbers go in as eight bytes, highest first. */
final class Hashes {
    /** Stands in the first block where the others have the hash of the block before. */
    static final byte[] NONE = new byte[32];

    private Hashes() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static byte[] of(byte[] content) {
        return sha256().digest(content);
    }

    /** Takes a step into the hash of a block's steps. */
    static void addStep(MessageDigest digest, long sequence, byte[] payload) {
        digest.update(ByteBuffer.allocate(16)
                .putLong(sequence)
                .putLong(payload.length)
                .flip());
        digest.update(payload);
    }

    /** The link of the chain. */
    static byte[] link(byte[] previous, BlockHeader header) {
        MessageDigest digest = sha256();
        digest.update(previous);
        digest.update(ByteBuffer.allocate(40)
                .putLong(header.firstSequence())
                .putLong(header.lastSequence())
                .putLong(header.firstNanos())
                .putLong(header.lastNanos())
                .putLong(header.steps())
                .flip());
        digest.update(header.inputsHash());
        digest.update(header.stepsHash());
        return digest.digest();
    }
}

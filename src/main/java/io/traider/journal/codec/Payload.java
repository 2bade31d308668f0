package io.traider.journal.codec;

/**
 * What is kept of a step, or of the inputs of a block: packed as it is stored, and its content.
 *
 * @param packed with its version, deflated; how tightly depends on the machine's zlib, and on whether it is read often
 * @param content the same bytes on every machine
 */
public record Payload(byte[] packed, byte[] content) {

    static Payload of(Writer content) {
        return new Payload(Packing.pack(content), content.toBytes());
    }

    /** The same for what is read more often than it is worth to inflate. */
    static Payload plain(Writer content) {
        return new Payload(Packing.packPlain(content), content.toBytes());
    }

    /**
     * Unpacks what was stored.
     *
     * @throws IllegalArgumentException when it is of another version or damaged
     */
    public static Payload stored(byte[] packed) {
        return new Payload(packed, Packing.unpack(packed));
    }

    /** What a hash of the log is made of: the content, and of payloads of the first version the packed bytes. */
    public byte[] hashed() {
        return Packing.version(packed) == Packing.FIRST ? packed : content;
    }
}

package io.traider.journal.codec;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A payload's envelope: the format's version, the length, and the deflated rest. The version is the earliest one that knows
 * all that is inside.
 */
final class Packing {
    /** Of which the packed bytes were hashed. */
    static final int FIRST = 1;

    /** Of which the content is hashed; it is written as in the first. */
    static final int HASHED = 2;

    /** Orders may have conditions, triggers are reached, and venues liquidate. */
    static final int CONDITIONS = 3;

    /** Decisions may have facts, and artefacts run beside others. */
    static final int FACTS = 4;

    /** Steps may have faults of rules. */
    static final int FAULTS = 5;

    /** Scores may have members, and decisions may be of strategies in the shadow. */
    static final int MEMBERS = 6;

    /** Steps may have alerts. */
    static final int ALERTS = 7;

    /** Liquidations may have a penalty of its own, and portfolios what borrowing and liquidations cost. */
    static final int CHARGES = 8;

    /** Strategies may come in beside those that run. */
    static final int DEPLOYED = 9;

    /** The latest. */
    static final int VERSION = DEPLOYED;

    /** What a deflated stream begins with whose first block is its last and holds its bytes as they are. */
    private static final byte PLAIN = 1;

    /** Of that block: its kind, and its length in two bytes and once more with every bit turned. */
    private static final int PLAIN_HEAD = 5;

    private static final int LARGEST_PLAIN = 0xFFFF;

    /** Far above any block, so that a damaged length cannot exhaust the memory. */
    private static final int LARGEST = 256 << 20;

    private static final int CHUNK = 8192;

    /** To make one anew takes longer than to pack a step, of which it needs a quarter of a megabyte. */
    private static final ThreadLocal<Deflater> DEFLATER =
            ThreadLocal.withInitial(() -> new Deflater(Deflater.BEST_SPEED, true));

    private static final ThreadLocal<Inflater> INFLATER = ThreadLocal.withInitial(() -> new Inflater(true));

    private Packing() {}

    static byte[] pack(Writer content) {
        Deflater deflater = DEFLATER.get();
        try {
            deflater.setInput(content.array(), 0, content.size());
            deflater.finish();
            Writer packed = new Writer(content.size() / 2 + 64);
            packed.number(content.version());
            packed.number(content.size());
            byte[] chunk = new byte[Math.min(CHUNK, content.size() + 64)];
            while (!deflater.finished()) {
                packed.bytes(chunk, deflater.deflate(chunk));
            }
            return packed.toBytes();
        } finally {
            deflater.reset();
        }
    }

    /** Packs with nothing saved, in one block of a deflated stream; what is too large for one is packed as ever. */
    static byte[] packPlain(Writer content) {
        int length = content.size();
        if (length > LARGEST_PLAIN) {
            return pack(content);
        }
        Writer packed = new Writer(length + 32);
        packed.number(content.version());
        packed.number(length);
        packed.octet(PLAIN);
        packed.octet(length);
        packed.octet(length >>> 8);
        packed.octet(~length);
        packed.octet(~length >>> 8);
        packed.bytes(content.array(), length);
        return packed.toBytes();
    }

    /** @throws IllegalArgumentException when the payload is of another version or damaged */
    static byte[] unpack(byte[] payload) {
        Reader envelope = new Reader(payload, 0);
        long version = envelope.number();
        if (version < FIRST || version > VERSION) {
            throw new IllegalArgumentException("payload of version " + version + ", can read " + FIRST + " to "
                    + VERSION + ". Maybe it was written by a newer TRAIDER, or is damaged");
        }
        long length = envelope.number();
        if (length < 0 || length > LARGEST) {
            throw new IllegalArgumentException("payload of " + length + " bytes cannot be");
        }
        int from = envelope.position();
        return plain(payload, from, (int) length)
                ? Arrays.copyOfRange(payload, from + PLAIN_HEAD, payload.length)
                : inflate(payload, from, (int) length);
    }

    private static boolean plain(byte[] payload, int from, int length) {
        return payload.length - from == PLAIN_HEAD + length
                && length <= LARGEST_PLAIN
                && payload[from] == PLAIN
                && (payload[from + 1] & 0xFF | (payload[from + 2] & 0xFF) << 8) == length
                && (payload[from + 3] & 0xFF | (payload[from + 4] & 0xFF) << 8) == (~length & 0xFFFF);
    }

    static long version(byte[] payload) {
        return new Reader(payload, 0).number();
    }

    private static byte[] inflate(byte[] payload, int from, int length) {
        Inflater inflater = INFLATER.get();
        try {
            inflater.setInput(payload, from, payload.length - from);
            byte[] content = new byte[length];
            int at = 0;
            while (at < length) {
                int got = inflater.inflate(content, at, length - at);
                if (got == 0) {
                    throw new IllegalArgumentException("payload ends after " + at + " of " + length + " bytes");
                }
                at += got;
            }
            if (inflater.inflate(new byte[1]) != 0 || !inflater.finished() || inflater.getRemaining() != 0) {
                throw new IllegalArgumentException("payload goes on after its " + length + " bytes");
            }
            return content;
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("payload cannot be inflated: " + e.getMessage(), e);
        } finally {
            inflater.reset();
        }
    }
}

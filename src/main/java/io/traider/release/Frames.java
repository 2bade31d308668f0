package io.traider.release;

import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the platform and the foundry's process speak: frames of a length, at most {@link #MOST_BYTES}, and that many bytes.
 * What is read is not believed: anything that is too long, too many or does not end where it should is an
 * {@link IOException}.
 */
final class Frames {

    /** Of one frame. */
    static final int MOST_BYTES = 32 << 20;

    private static final int MOST_ITEMS = 100_000;

    private Frames() {}

    /** Writes a frame. */
    static void send(DataOutputStream out, byte[] frame) throws IOException {
        if (frame.length > MOST_BYTES) {
            throw new IOException("a frame of " + frame.length + " bytes");
        }
        out.writeInt(frame.length);
        out.write(frame);
        out.flush();
    }

    /**
     * Reads a frame.
     *
     * @throws EOFException when the other side is gone
     */
    static byte[] receive(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("a frame of " + length + " bytes");
        }
        byte[] frame = in.readNBytes(length);
        if (frame.length < length) {
            throw new EOFException("a frame of " + length + " bytes ended after " + frame.length);
        }
        return frame;
    }

    /** Names a frame by what is in it: SHA-256, hexadecimal. */
    static String digest(byte[] frame) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(frame));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static byte[] of(ForgingOrder order) {
        return written(out -> {
            out.writeBoolean(order.scenarios());
            out.writeBoolean(order.build());
            text(out, order.source().kind().name());
            text(out, order.source().name());
            out.writeInt(order.source().files().size());
            for (var file : order.source().files().entrySet()) {
                text(out, file.getKey());
                text(out, file.getValue());
            }
            jar(out, order.kjar());
        });
    }

    static ForgingOrder order(byte[] frame) throws IOException {
        return read(frame, in -> {
            boolean scenarios = in.readBoolean();
            boolean build = in.readBoolean();
            PackKind kind = PackKind.valueOf(text(in));
            String name = text(in);
            SortedMap<String, String> files = new TreeMap<>();
            for (int left = items(in); left > 0; left--) {
                files.put(text(in), text(in));
            }
            return new ForgingOrder(new PackSource(kind, name, files), scenarios, build, jar(in));
        });
    }

    static byte[] of(Forging forging) {
        CheckReport report = forging.report();
        return written(out -> {
            text(out, forging.of());
            text(out, report.hash());
            list(out, report.problems(), Frames::problem);
            list(out, report.warnings(), Frames::problem);
            list(out, report.scenarios(), Frames::scenario);
            list(out, report.unproven(), Frames::text);
            out.writeLong(report.millis());
            jar(out, forging.kjar());
        });
    }

    static Forging forging(byte[] frame) throws IOException {
        return read(frame, in -> {
            String of = text(in);
            CheckReport report = new CheckReport(
                    text(in),
                    list(in, Frames::problem),
                    list(in, Frames::problem),
                    list(in, Frames::scenario),
                    list(in, Frames::text),
                    in.readLong());
            return new Forging(of, report, jar(in));
        });
    }

    private static void jar(DataOutputStream out, byte @Nullable [] kjar) throws IOException {
        out.writeInt(kjar == null ? -1 : kjar.length);
        if (kjar != null) {
            out.write(kjar);
        }
    }

    private static byte @Nullable [] jar(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : bytes(in, length);
    }

    private static void problem(DataOutputStream out, Problem problem) throws IOException {
        text(out, problem.file());
        out.writeInt(problem.line());
        out.writeInt(problem.column());
        text(out, problem.message());
        text(out, problem.offending());
        text(out, problem.advice());
    }

    private static Problem problem(DataInputStream in) throws IOException {
        return new Problem(text(in), in.readInt(), in.readInt(), text(in), text(in), text(in));
    }

    private static void scenario(DataOutputStream out, ScenarioOutcome outcome) throws IOException {
        text(out, outcome.name());
        out.writeBoolean(outcome.passed());
        text(out, outcome.difference());
        list(out, outcome.fired(), Frames::text);
    }

    private static ScenarioOutcome scenario(DataInputStream in) throws IOException {
        return new ScenarioOutcome(text(in), in.readBoolean(), text(in), list(in, Frames::text));
    }

    static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(DataInputStream in) throws IOException {
        return new String(bytes(in, in.readInt()), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in, int length) throws IOException {
        if (length < 0 || length > in.available()) {
            throw new IOException(length + " bytes where " + in.available() + " are left");
        }
        return in.readNBytes(length);
    }

    private static int items(DataInputStream in) throws IOException {
        int items = in.readInt();
        if (items < 0 || items > MOST_ITEMS) {
            throw new IOException(items + " items");
        }
        return items;
    }

    static <T> void list(DataOutputStream out, List<T> items, Writer<T> writer) throws IOException {
        out.writeInt(items.size());
        for (T item : items) {
            writer.write(out, item);
        }
    }

    static <T> List<T> list(DataInputStream in, Reader<T> reader) throws IOException {
        List<T> items = new ArrayList<>();
        for (int left = items(in); left > 0; left--) {
            items.add(reader.read(in));
        }
        return items;
    }

    static byte[] written(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            body.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    static <T> T read(byte[] frame, Reader<T> reader) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame))) {
            T read = reader.read(in);
            if (in.available() > 0) {
                throw new IOException(in.available() + " bytes too many");
            }
            return read;
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @FunctionalInterface
    interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    @FunctionalInterface
    interface Writer<T> {
        void write(DataOutputStream out, T item) throws IOException;
    }

    @FunctionalInterface
    interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }
}

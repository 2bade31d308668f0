package io.traider.model.gate;

import static io.traider.model.gate.Onnx.value;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Bytes that are no model. */
final class HostileBytes {

    private final Corpus corpus;

    private HostileBytes(Corpus corpus) {
        this.corpus = corpus;
    }

    static void addTo(Corpus corpus) throws IOException {
        HostileBytes all = new HostileBytes(corpus);
        all.bytes();
    }

    private void bytes() throws IOException {
        byte[] good = Onnx.mlp(Corpus.FEATURES, 3).build().toByteArray();
        corpus.add("empty file", new byte[0], "the file is empty");
        corpus.add("truncated", Arrays.copyOf(good, good.length / 2), "are left");
        corpus.add("cut within a number", of(0x08, 0x80), "a number ends in the middle");
        corpus.add("number without end", repeated(of(0x08), (byte) 0x80, 1_000), "a number has more than 10 bytes");
        corpus.add(
                "length beyond the file",
                of(0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07),
                "a field of 2147483647 bytes where 0 are left");
        corpus.add(
                "negative length",
                of(0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1),
                "a field of -1 bytes");
        corpus.add("field number 0", of(0x00, 0x01), "a field's tag is 0");
        corpus.add("groups", of(0x0B, 0x0C), "wire type 3");
        corpus.add("groups in groups", repeated(new byte[0], (byte) 0x0B, 100_000), "wire type 3");
        corpus.add("wrong wire type", of(0x0A, 0x01, 0x08), "'ir_version' is written as wire type 2");
        corpus.add("unknown field", concat(good, of(0x98, 0x06, 0x01)), "field 99 is not known here");
        corpus.add("graph twice", concat(good, good), "field 'graph' is there twice");
        corpus.add("zip archive", zip(good), "it is a zip archive");
        corpus.add("gzip bomb", gzip(new byte[1 << 20]), "compressed with gzip");
        corpus.add("python pickle", of(0x80, 0x04, 0x95, 0x00), "a Python pickle");
        corpus.add("LightGBM's text", "tree\nversion=v4\n".getBytes(StandardCharsets.US_ASCII), "LightGBM's text");
        corpus.add("JSON", "{\"graph\": {}}".getBytes(StandardCharsets.US_ASCII), "it is text");
        corpus.add("HTML of a login page", "<html>".getBytes(StandardCharsets.US_ASCII), "it is text");
        corpus.add("half a million empty nodes", nodes(500_000), "there are more than 4096 of node");
        corpus.add("empty attributes without end", attributes(300_000), "there are more than 262144 of attribute");
    }

    static byte[] of(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] repeated(byte[] start, byte value, int count) {
        byte[] all = Arrays.copyOf(start, start.length + count);
        Arrays.fill(all, start.length, all.length, value);
        return all;
    }

    /** Two bytes each, which would become an object each. */
    private static byte[] nodes(int count) {
        byte[] empty = new byte[2 * count];
        for (int i = 0; i < count; i++) {
            empty[2 * i] = 1 << 3 | 2;
        }
        return within(7, empty);
    }

    private static byte[] attributes(int count) {
        byte[] empty = new byte[2 * count];
        for (int i = 0; i < count; i++) {
            empty[2 * i] = 5 << 3 | 2;
        }
        return within(7, within(1, empty));
    }

    private static byte[] within(int field, byte[] message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(field << 3 | 2);
        for (long left = message.length; ; left >>>= 7) {
            out.write((int) (left & 0x7F | (left > 0x7F ? 0x80 : 0)));
            if (left <= 0x7F) {
                break;
            }
        }
        out.writeBytes(message);
        return out.toByteArray();
    }

    private static byte[] zip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("model.onnx"));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}

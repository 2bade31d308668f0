package io.traider.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes the messages of {@code onnx.proto3} that test models are made of. */
final class Proto {

    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    byte[] toBytes() {
        return out.toByteArray();
    }

    Proto number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    Proto text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Proto message(int field, Proto message) {
        return bytes(field, message.toBytes());
    }

    Proto bytes(int field, byte[] value) {
        varint((long) field << 3 | 2);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** A node; inputs and outputs by name, separated by commas. */
    static Proto node(String operator, String domain, String inputs, String outputs) {
        Proto node = new Proto();
        for (String input : inputs.split(",", -1)) {
            node.text(1, input);
        }
        for (String output : outputs.split(",", -1)) {
            node.text(2, output);
        }
        return node.text(4, operator).text(7, domain);
    }

    Proto whole(String name, long value) {
        return message(5, new Proto().text(1, name).number(3, value).number(20, 2));
    }

    Proto word(String name, String value) {
        return message(5, new Proto().text(1, name).text(4, value).number(20, 3));
    }

    Proto wholes(String name, long... values) {
        Proto attribute = new Proto().text(1, name);
        for (long value : values) {
            attribute.number(8, value);
        }
        return message(5, attribute.number(20, 7));
    }

    Proto reals(String name, float... values) {
        return message(5, new Proto().text(1, name).bytes(7, raw(values)).number(20, 6));
    }

    Proto words(String name, String... values) {
        Proto attribute = new Proto().text(1, name);
        for (String value : values) {
            attribute.text(9, value);
        }
        return message(5, attribute.number(20, 8));
    }

    private static byte[] raw(float... values) {
        ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            raw.putFloat(value);
        }
        return raw.array();
    }

    /** Weights under a name. */
    static Proto constant(String name, float[] values, long... shape) {
        return shaped(shape).number(2, FLOAT).text(8, name).bytes(9, raw(values));
    }

    /** Whole numbers under a name. */
    static Proto indices(String name, long... values) {
        ByteBuffer raw = ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            raw.putLong(value);
        }
        return shaped(values.length).number(2, INT64).text(8, name).bytes(9, raw.array());
    }

    private static Proto shaped(long... shape) {
        Proto tensor = new Proto();
        for (long length : shape) {
            tensor.number(1, length);
        }
        return tensor;
    }

    /** An input or output of floats. */
    static Proto value(String name, long... shape) {
        Proto dimensions = new Proto();
        for (long length : shape) {
            dimensions.message(1, new Proto().number(1, length));
        }
        Proto type = new Proto().number(1, FLOAT).message(2, dimensions);
        return new Proto().text(1, name).message(2, new Proto().message(1, type));
    }

    /** A model file. */
    static byte[] model(Proto graph) {
        return new Proto()
                .number(1, 8)
                .text(2, "traider-tests")
                .message(7, graph.text(2, "test"))
                .message(8, new Proto().text(1, "").number(2, 17))
                .message(8, new Proto().text(1, "ai.onnx.ml").number(2, 3))
                .toBytes();
    }
}

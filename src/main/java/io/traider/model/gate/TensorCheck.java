package io.traider.model.gate;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a tensor's data are what its type and dimensions say, and numbers. */
final class TensorCheck {

    /** Bytes of one number, of the types that may be. */
    private static final Map<Integer, Integer> SIZES = Map.of(
            DataType.FLOAT.getNumber(), 4,
            DataType.DOUBLE.getNumber(), 8,
            DataType.INT64.getNumber(), 8,
            DataType.INT32.getNumber(), 4,
            DataType.INT8.getNumber(), 1,
            DataType.UINT8.getNumber(), 1,
            DataType.BOOL.getNumber(), 1);

    private final Findings findings;
    private long total;

    TensorCheck(Findings findings) {
        this.findings = findings;
    }

    void check(String where, TensorProto tensor) {
        Integer size = SIZES.get(tensor.getDataType());
        if (size == null) {
            findings.add(
                    where,
                    "it is of type " + name(tensor.getDataType()),
                    name(tensor.getDataType()),
                    "Maybe one of "
                            + SIZES.keySet().stream()
                                    .map(TensorCheck::name)
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        } else if (tensor.getDataLocation() != TensorProto.DataLocation.DEFAULT) {
            findings.add(
                    where,
                    "its data are somewhere else",
                    tensor.getDataLocation(),
                    "A model may not read other files. Maybe save it with save_as_external_data=False");
        } else {
            long elements = elements(where, tensor);
            if (elements >= 0 && counted(where, tensor, elements, size)) {
                finite(where, tensor);
            }
        }
    }

    /** How many numbers the dimensions say; -1 when that makes no sense. */
    private long elements(String where, TensorProto tensor) {
        if (tensor.getDimsCount() > Limits.RANK) {
            findings.add(where, "it has " + tensor.getDimsCount() + " dimensions", tensor.getDimsCount());
            return -1;
        }
        long elements = 1;
        for (long dim : tensor.getDimsList()) {
            if (dim < 0 || dim > Limits.ELEMENTS) {
                findings.add(where, "a dimension is " + dim, tensor.getDimsList());
                return -1;
            }
            // Each factor is small enough for no product to leave a long.
            elements = Math.min(elements * dim, (long) Limits.ELEMENTS + 1);
        }
        total += elements;
        if (elements > Limits.ELEMENTS || total > Limits.ELEMENTS) {
            findings.add(
                    where,
                    "with it there are more than " + Limits.ELEMENTS + " numbers in the model",
                    tensor.getDimsList());
            return -1;
        }
        return elements;
    }

    private boolean counted(String where, TensorProto tensor, long elements, int size) {
        int raw = tensor.getRawData().size();
        int listed = listed(tensor);
        int all = tensor.getFloatDataCount()
                + tensor.getInt32DataCount()
                + tensor.getInt64DataCount()
                + tensor.getDoubleDataCount()
                + tensor.getUint64DataCount();
        boolean asBytes = raw == elements * size && all == 0;
        boolean asList = raw == 0 && listed == elements && all == listed;
        if (!asBytes && !asList) {
            findings.add(
                    where,
                    "its dimensions " + tensor.getDimsList() + " say " + elements + " numbers of " + size
                            + " bytes, it has " + (raw > 0 ? raw + " bytes" : listed + " numbers of its type")
                            + (all > (raw > 0 ? 0 : listed) ? " and other data" : ""),
                    tensor.getDimsList());
        }
        return asBytes || asList;
    }

    /** Numbers in the list that belongs to the type. */
    private static int listed(TensorProto tensor) {
        return switch (DataType.forNumber(tensor.getDataType())) {
            case FLOAT -> tensor.getFloatDataCount();
            case DOUBLE -> tensor.getDoubleDataCount();
            case INT64 -> tensor.getInt64DataCount();
            default -> tensor.getInt32DataCount();
        };
    }

    private void finite(String where, TensorProto tensor) {
        if (tensor.getDataType() == DataType.FLOAT.getNumber()) {
            for (int i = 0; i < tensor.getFloatDataCount(); i++) {
                if (!finite(where, i, tensor.getFloatData(i))) {
                    return;
                }
            }
            ByteBuffer raw = buffer(tensor.getRawData());
            for (int i = 0; raw.remaining() >= Float.BYTES && finite(where, i, raw.getFloat()); ) {
                i++;
            }
        } else if (tensor.getDataType() == DataType.DOUBLE.getNumber()) {
            for (int i = 0; i < tensor.getDoubleDataCount(); i++) {
                if (!finite(where, i, tensor.getDoubleData(i))) {
                    return;
                }
            }
            ByteBuffer raw = buffer(tensor.getRawData());
            for (int i = 0; raw.remaining() >= Double.BYTES && finite(where, i, raw.getDouble()); ) {
                i++;
            }
        }
    }

    private boolean finite(String where, int index, double value) {
        if (!Double.isFinite(value)) {
            findings.add(
                    where,
                    "number " + index + " is " + value,
                    value,
                    "Maybe the training diverged, or a feature was constant");
        }
        return Double.isFinite(value);
    }

    /** The whole numbers of a small tensor of INT64 or INT32; {@code null} when it is not one. */
    static long @Nullable [] wholes(TensorProto tensor) {
        boolean longs = tensor.getDataType() == DataType.INT64.getNumber();
        if (!longs && tensor.getDataType() != DataType.INT32.getNumber()) {
            return null;
        }
        if (tensor.getRawData().isEmpty()) {
            return longs
                    ? tensor.getInt64DataList().stream()
                            .mapToLong(Long::longValue)
                            .toArray()
                    : tensor.getInt32DataList().stream()
                            .mapToLong(Integer::longValue)
                            .toArray();
        }
        ByteBuffer raw = buffer(tensor.getRawData());
        long[] wholes = new long[raw.remaining() / (longs ? Long.BYTES : Integer.BYTES)];
        for (int i = 0; i < wholes.length; i++) {
            wholes[i] = longs ? raw.getLong() : raw.getInt();
        }
        return wholes;
    }

    private static ByteBuffer buffer(ByteString bytes) {
        return bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether tensors of a type may be. */
    static boolean mayBe(long type) {
        return type >= 0 && type < Integer.MAX_VALUE && SIZES.containsKey((int) type);
    }

    /** For example {@code FLOAT16}. */
    static String name(int type) {
        DataType known = DataType.forNumber(type);
        return known == null ? "number " + type : known.name();
    }
}

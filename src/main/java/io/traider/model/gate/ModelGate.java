package io.traider.model.gate;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what of a model file keeps it from becoming a session. Pure: reads nothing but the bytes, and loads nothing. */
public final class ModelGate {

    /** A larger file is refused without being read. */
    public static final int MOST_BYTES = Limits.BYTES;

    private static final int DEEPEST = 16;

    /** How files begin that people take for models. */
    private static final Map<String, String> OTHERS = Map.of(
            "PK\003\004", "a zip archive. Maybe upload the .onnx file in it",
            "\037\213", "compressed with gzip. Maybe unpack it first",
            "\u0080\002", "a Python pickle. Maybe export the model to ONNX, with skl2onnx or torch.onnx",
            "\u0080\004", "a Python pickle. Maybe export the model to ONNX, with skl2onnx or torch.onnx",
            "\u0080\005", "a Python pickle. Maybe export the model to ONNX, with skl2onnx or torch.onnx",
            "\u0089HDF", "HDF5. Maybe export the model to ONNX, with tf2onnx",
            "{", "text. Maybe export the model to ONNX's binary form",
            "<", "text. Maybe export the model to ONNX's binary form",
            "tree\n", "LightGBM's text. Maybe convert it with onnxmltools");

    private ModelGate() {}

    /** Checks a file. Never throws, whatever the bytes are. */
    public static GateReport check(byte[] onnx) {
        Findings findings = new Findings();
        ModelShape shape = null;
        try {
            shape = shape(onnx, findings);
        } catch (RuntimeException | StackOverflowError e) {
            findings.add("", "it cannot be understood: " + e, "", "Maybe export it again");
        }
        return new GateReport(findings.all(), findings.any() ? null : shape);
    }

    private static @Nullable ModelShape shape(byte[] onnx, Findings findings) {
        sized(onnx, findings);
        if (!findings.any()) {
            new WireScan(onnx, findings).run();
        }
        ModelProto model = findings.any() ? null : parse(onnx, findings);
        return model == null ? null : new GraphCheck(model, findings).run();
    }

    private static void sized(byte[] onnx, Findings findings) {
        if (onnx.length == 0) {
            findings.add("", "the file is empty", "", "Maybe the upload was cut off");
        } else if (onnx.length > MOST_BYTES) {
            findings.add(
                    "",
                    "the file has " + onnx.length + " bytes, more than " + MOST_BYTES,
                    onnx.length,
                    "Maybe a smaller model: one that scores in time is far smaller");
        } else {
            String start = new String(onnx, 0, Math.min(onnx.length, DEEPEST), StandardCharsets.ISO_8859_1);
            OTHERS.forEach((begin, what) -> {
                if (start.startsWith(begin)) {
                    findings.add("", "the file is not ONNX, it is " + what, "");
                }
            });
        }
    }

    /** Without copying the weights. */
    private static @Nullable ModelProto parse(byte[] onnx, Findings findings) {
        try {
            CodedInputStream in = UnsafeByteOperations.unsafeWrap(onnx).newCodedInput();
            in.enableAliasing(true);
            in.setRecursionLimit(DEEPEST);
            in.setSizeLimit(MOST_BYTES);
            ModelProto model = ModelProto.parseFrom(in);
            in.checkLastTagWas(0);
            return model;
        } catch (InvalidProtocolBufferException e) {
            findings.add("", "the file is not ONNX: " + e.getMessage(), "", "Maybe export it again");
            return null;
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to be read", e);
        }
    }
}

package io.traider.model.gate;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node's attributes by name. */
final class Attributes {

    private final Map<String, AttributeProto> all = new HashMap<>();

    Attributes(NodeProto node) {
        node.getAttributeList().forEach(each -> all.put(each.getName(), each));
    }

    @Nullable
    AttributeProto find(String name) {
        return all.get(name);
    }

    /** Empty when there is none. */
    List<Long> ints(String name) {
        AttributeProto found = all.get(name);
        return found == null ? List.of() : found.getIntsList();
    }

    /** Empty when there is none. */
    List<Float> floats(String name) {
        AttributeProto found = all.get(name);
        return found == null ? List.of() : found.getFloatsList();
    }

    int texts(String name) {
        AttributeProto found = all.get(name);
        return found == null ? 0 : found.getStringsCount();
    }

    String text(String name, int index) {
        AttributeProto found = all.get(name);
        return found == null ? "" : found.getStrings(index).toStringUtf8();
    }

    String text(String name, String otherwise) {
        AttributeProto found = all.get(name);
        return found == null ? otherwise : found.getS().toStringUtf8();
    }

    long number(String name, long otherwise) {
        AttributeProto found = all.get(name);
        return found == null ? otherwise : found.getI();
    }
}

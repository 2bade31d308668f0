package io.traider.model.gate;

import static io.traider.model.gate.Field.Kind.BYTES;
import static io.traider.model.gate.Field.Kind.DOUBLE;
import static io.traider.model.gate.Field.Kind.FLOAT;
import static io.traider.model.gate.Field.Kind.NAME;
import static io.traider.model.gate.Field.Kind.NUMBER;
import static io.traider.model.gate.Field.Kind.TEXT;
import static io.traider.model.gate.Field.many;
import static io.traider.model.gate.Field.one;
import static io.traider.model.gate.Field.refused;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages of {@code onnx.proto} that a model may consist of, with their fields by number. None contains itself, so what
 * may pass is no deeper than this list: what would make it deeper, graphs in attributes and types of types, is refused.
 */
enum Message {
    PROPERTY(Limits.PROPERTIES, 1),
    OPSET(16, 0),
    DIMENSION(Limits.VALUES * Limits.RANK, 0),
    SHAPE(Limits.VALUES, 0),
    TENSOR_TYPE(Limits.VALUES, 0),
    TYPE(Limits.VALUES, 0),
    VALUE(Limits.VALUES, 1),
    TENSOR(Limits.TENSORS, 8),
    ATTRIBUTE(Limits.ATTRIBUTES, 1),
    NODE(Limits.NODES, 3),
    GRAPH(1, 2),
    MODEL(1, 0);

    private static final String NO_TYPES = "Only tensors may be in a model. Maybe export with zipmap=False";
    private static final String NO_GRAPHS =
            "Loops and branches in a model have no bound. Maybe export it without If, Loop and Scan";
    private static final String NO_FILES =
            "A model may not read other files. Maybe save it as one file, with save_as_external_data=False";
    private static final String NO_SPARSE = "Maybe store the weights densely";

    private final int most;
    private final int nameField;

    /**
     * @param most how many of them a file may have
     * @param nameField the field with its name; 0 when it has none
     */
    Message(int most, int nameField) {
        this.most = most;
        this.nameField = nameField;
    }

    int most() {
        return most;
    }

    int nameField() {
        return nameField;
    }

    @Nullable
    Field field(int number) {
        return Holder.FIELDS.get(this).get(number);
    }

    /** Made when it is first asked for, since fields name messages. */
    private static final class Holder {
        private static final Map<Message, Map<Integer, Field>> FIELDS = Map.ofEntries(
                Map.entry(PROPERTY, Map.of(1, one("key", NAME), 2, one("value", TEXT))),
                Map.entry(OPSET, Map.of(1, one("domain", NAME), 2, one("version", NUMBER))),
                Map.entry(
                        DIMENSION,
                        Map.of(1, one("dim_value", NUMBER), 2, one("dim_param", NAME), 3, one("denotation", NAME))),
                Map.entry(SHAPE, Map.of(1, many("dim", DIMENSION))),
                Map.entry(TENSOR_TYPE, Map.of(1, one("elem_type", NUMBER), 2, one("shape", SHAPE))),
                Map.entry(TYPE, type()),
                Map.entry(
                        VALUE,
                        Map.of(
                                1, one("name", NAME),
                                2, one("type", TYPE),
                                3, one("doc_string", TEXT),
                                4, many("metadata_props", PROPERTY))),
                Map.entry(TENSOR, tensor()),
                Map.entry(ATTRIBUTE, attribute()),
                Map.entry(NODE, node()),
                Map.entry(GRAPH, graph()),
                Map.entry(MODEL, model()));

        private static Map<Integer, Field> type() {
            return Map.of(
                    1, one("tensor_type", TENSOR_TYPE),
                    4, refused("sequence_type", NO_TYPES),
                    5, refused("map_type", NO_TYPES),
                    6, one("denotation", NAME),
                    7, refused("opaque_type", NO_TYPES),
                    8, refused("sparse_tensor_type", NO_TYPES),
                    9, refused("optional_type", NO_TYPES));
        }

        private static Map<Integer, Field> tensor() {
            return Map.ofEntries(
                    Map.entry(1, many("dims", NUMBER)),
                    Map.entry(2, one("data_type", NUMBER)),
                    Map.entry(3, refused("segment", "Maybe store the tensor in one piece")),
                    Map.entry(4, many("float_data", FLOAT)),
                    Map.entry(5, many("int32_data", NUMBER)),
                    Map.entry(6, refused("string_data", "Maybe train on numbers, with the labels 0 and 1")),
                    Map.entry(7, many("int64_data", NUMBER)),
                    Map.entry(8, one("name", NAME)),
                    Map.entry(9, one("raw_data", BYTES)),
                    Map.entry(10, many("double_data", DOUBLE)),
                    Map.entry(11, many("uint64_data", NUMBER)),
                    Map.entry(12, one("doc_string", TEXT)),
                    Map.entry(13, refused("external_data", NO_FILES)),
                    Map.entry(14, one("data_location", NUMBER)),
                    Map.entry(16, many("metadata_props", PROPERTY)));
        }

        private static Map<Integer, Field> attribute() {
            return Map.ofEntries(
                    Map.entry(1, one("name", NAME)),
                    Map.entry(2, one("f", FLOAT)),
                    Map.entry(3, one("i", NUMBER)),
                    Map.entry(4, one("s", TEXT)),
                    Map.entry(5, one("t", TENSOR)),
                    Map.entry(6, refused("g", NO_GRAPHS)),
                    Map.entry(7, many("floats", FLOAT)),
                    Map.entry(8, many("ints", NUMBER)),
                    Map.entry(9, many("strings", TEXT)),
                    Map.entry(10, refused("tensors", "No operator that is allowed has such an attribute")),
                    Map.entry(11, refused("graphs", NO_GRAPHS)),
                    Map.entry(13, one("doc_string", TEXT)),
                    Map.entry(14, refused("tp", NO_TYPES)),
                    Map.entry(15, refused("type_protos", NO_TYPES)),
                    Map.entry(20, one("type", NUMBER)),
                    Map.entry(21, refused("ref_attr_name", "Only functions have such attributes, and there are none")),
                    Map.entry(22, refused("sparse_tensor", NO_SPARSE)),
                    Map.entry(23, refused("sparse_tensors", NO_SPARSE)));
        }

        private static Map<Integer, Field> node() {
            return Map.of(
                    1, many("input", NAME),
                    2, many("output", NAME),
                    3, one("name", NAME),
                    4, one("op_type", NAME),
                    5, many("attribute", ATTRIBUTE),
                    6, one("doc_string", TEXT),
                    7, one("domain", NAME),
                    8, refused("overload", "Only functions are overloaded, and there are none"),
                    9, many("metadata_props", PROPERTY),
                    10, refused("device_configurations", "A model runs on one device"));
        }

        private static Map<Integer, Field> graph() {
            return Map.ofEntries(
                    Map.entry(1, many("node", NODE)),
                    Map.entry(2, one("name", NAME)),
                    Map.entry(5, many("initializer", TENSOR)),
                    Map.entry(10, one("doc_string", TEXT)),
                    Map.entry(11, many("input", VALUE)),
                    Map.entry(12, many("output", VALUE)),
                    Map.entry(13, many("value_info", VALUE)),
                    Map.entry(14, refused("quantization_annotation", "Maybe export the model without quantization")),
                    Map.entry(15, refused("sparse_initializer", NO_SPARSE)),
                    Map.entry(16, many("metadata_props", PROPERTY)));
        }

        private static Map<Integer, Field> model() {
            return Map.ofEntries(
                    Map.entry(1, one("ir_version", NUMBER)),
                    Map.entry(2, one("producer_name", NAME)),
                    Map.entry(3, one("producer_version", NAME)),
                    Map.entry(4, one("domain", NAME)),
                    Map.entry(5, one("model_version", NUMBER)),
                    Map.entry(6, one("doc_string", TEXT)),
                    Map.entry(7, one("graph", GRAPH)),
                    Map.entry(8, many("opset_import", OPSET)),
                    Map.entry(14, many("metadata_props", PROPERTY)),
                    Map.entry(20, refused("training_info", "Maybe export the model for inference")),
                    Map.entry(
                            25,
                            refused(
                                    "functions",
                                    "A model consists of standard operators. Maybe inline the functions: with PyTorch,"
                                            + " export with optimize=True or dynamo=False")),
                    Map.entry(26, refused("configuration", "A model runs on one device")));
        }
    }
}

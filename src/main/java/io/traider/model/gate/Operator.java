package io.traider.model.gate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operator that a model may use: what exports of scikit-learn, LightGBM, XGBoost and PyTorch consist of. Each gives as
 * many numbers as its inputs' shapes say, but for those whose result is shaped by the values of an input: at these places
 * nothing may stand that depends on what is scored.
 *
 * @param widthKept whether a row has as many numbers after it as before
 * @param shaping inputs, from 0, whose values decide the shape of the result
 */
record Operator(boolean widthKept, int[] shaping) {

    static final String ML = "ai.onnx.ml";

    private static final int[] NONE = {};

    private static final Map<String, Operator> ALL = new HashMap<>();

    static {
        keep(
                "",
                "Abs Neg Sign Sqrt Exp Log Erf Reciprocal Floor Ceil Round IsNaN IsInf Not Identity Cast Clip Dropout");
        keep("", "Relu LeakyRelu Elu Selu Celu Gelu PRelu ThresholdedRelu Sigmoid HardSigmoid HardSwish Tanh Softplus");
        keep("", "Softsign Mish Softmax LogSoftmax LayerNormalization BatchNormalization");
        add(
                "",
                "Add Sub Mul Div Pow Min Max Sum Mean Mod And Or Xor Equal Greater GreaterOrEqual Less LessOrEqual"
                        + " Where");
        add("", "MatMul Gemm Transpose Flatten Concat Gather Shape Size Constant ArgMax ArgMin LSTM GRU RNN");
        add("", "Reshape Expand Tile Squeeze Unsqueeze Split", 1);
        add("", "ReduceSum ReduceMean ReduceMax ReduceMin ReduceProd ReduceL1 ReduceL2 ReduceSumSquare", 1);
        add("", "ReduceLogSum ReduceLogSumExp", 1);
        add("", "ConstantOfShape", 0);
        add("", "Slice", 1, 2, 3, 4);
        add("", "Range", 0, 1, 2);
        keep(ML, "Scaler Normalizer Imputer Binarizer");
        add(ML, "TreeEnsembleRegressor TreeEnsembleClassifier LinearRegressor LinearClassifier ArrayFeatureExtractor");
    }

    private static void keep(String domain, String names) {
        Arrays.stream(names.split(" ")).forEach(name -> ALL.put(domain + ":" + name, new Operator(true, NONE)));
    }

    private static void add(String domain, String names, int... shaping) {
        Arrays.stream(names.split(" ")).forEach(name -> ALL.put(domain + ":" + name, new Operator(false, shaping)));
    }

    /** @param domain empty for ONNX's own */
    static @Nullable Operator find(String domain, String name) {
        return ALL.get(domain + ":" + name);
    }

    /** What to do without an operator. */
    static String advice(String domain, String name) {
        return switch (name) {
            case "ZipMap" -> "Maybe export with zipmap=False, so that probabilities are a tensor";
            case "If", "Loop", "Scan" ->
                "Loops and branches in a model have no bound. Maybe export with fixed sizes, and "
                        + "without control flow";
            case "TreeEnsemble" -> "Maybe export for an older operator set: target_opset={'': 17, 'ai.onnx.ml': 3}";
            case "QuantizeLinear", "DequantizeLinear", "DynamicQuantizeLinear" -> "Maybe export without quantization";
            case "LabelEncoder", "StringNormalizer", "CategoryMapper", "DictVectorizer", "OneHotEncoder" ->
                "A model reads numbers. Maybe encode texts before, and train on the labels 0 and 1";
            case "NonZero", "Unique", "Compress", "NonMaxSuppression" ->
                "Its result's size depends on the values that " + "are scored. Maybe use Where";
            default ->
                domain.isEmpty() || domain.equals(ML)
                        ? "See docs/models.md for those that are"
                        : "Maybe export with the operators of ai.onnx and ai.onnx.ml alone";
        };
    }
}

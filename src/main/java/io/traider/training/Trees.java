package io.traider.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Boosted trees as LightGBM's text model states them. Numerical splits only: go left when the feature is at most the
 * threshold. A child {@code c < 0} is leaf {@code -c - 1}.
 */
record Trees(List<Tree> trees) {

    /** One tree; a tree that is a single leaf has no split. */
    record Tree(int[] feature, double[] threshold, int[] left, int[] right, double[] leaf) {}

    static Trees parse(String model) {
        List<Tree> trees = new ArrayList<>();
        for (String block : model.substring(0, model.indexOf("end of trees")).split("\nTree=")) {
            Map<String, String> fields = fields(block);
            if (fields.containsKey("leaf_value")) {
                trees.add(tree(fields));
            }
        }
        return new Trees(trees);
    }

    private static Tree tree(Map<String, String> fields) {
        if (!fields.getOrDefault("num_cat", "0").equals("0")) {
            throw new IllegalArgumentException("a tree has categorical splits, which are not converted");
        }
        return new Tree(
                ints(fields.getOrDefault("split_feature", "")),
                doubles(fields.getOrDefault("threshold", "")),
                ints(fields.getOrDefault("left_child", "")),
                ints(fields.getOrDefault("right_child", "")),
                doubles(fields.get("leaf_value")));
    }

    private static Map<String, String> fields(String block) {
        Map<String, String> fields = new HashMap<>();
        for (String line : block.split("\n")) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                fields.put(line.substring(0, equals), line.substring(equals + 1).strip());
            }
        }
        return fields;
    }

    private static int[] ints(String text) {
        return text.isEmpty()
                ? new int[0]
                : Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    private static double[] doubles(String text) {
        return text.isEmpty()
                ? new double[0]
                : Arrays.stream(text.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }
}

package io.traider.model.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.collections.Long2LongHashMap;

/**
 * Whether the trees of an ensemble are trees. A node that leads back to one before it could be walked for ever, and a feature
 * that the row does not have be read from behind its end; not every version of ONNX Runtime looks.
 */
final class TreeCheck {

    private static final long NONE = -1;
    private static final Set<String> MODES =
            Set.of("BRANCH_LEQ", "BRANCH_LT", "BRANCH_GTE", "BRANCH_GT", "BRANCH_EQ", "BRANCH_NEQ", "LEAF");
    private static final Set<String> TRANSFORMS = Set.of("NONE", "SOFTMAX", "LOGISTIC", "SOFTMAX_ZERO", "PROBIT");
    private static final Set<String> SUMS = Set.of("SUM", "AVERAGE", "MIN", "MAX");
    private static final List<String> PER_NODE =
            List.of("nodes_nodeids", "nodes_featureids", "nodes_truenodeids", "nodes_falsenodeids");
    private static final List<String> PER_NODE_OR_NONE = List.of("nodes_missing_value_tracks_true");

    private final String where;
    private final boolean classifier;
    private final Attributes attributes;
    private final int columns;
    private final Findings findings;
    private final List<Long> trees;
    private final List<Long> nodes;
    private final List<Long> whenTrue;
    private final List<Long> whenFalse;

    /** @param columns numbers of a row that it reads */
    TreeCheck(String where, boolean classifier, Attributes attributes, int columns, Findings findings) {
        this.where = where;
        this.classifier = classifier;
        this.attributes = attributes;
        this.columns = columns;
        this.findings = findings;
        this.trees = attributes.ints("nodes_treeids");
        this.nodes = attributes.ints("nodes_nodeids");
        this.whenTrue = attributes.ints("nodes_truenodeids");
        this.whenFalse = attributes.ints("nodes_falsenodeids");
    }

    void run() {
        if (!counted()) {
            return;
        }
        choices();
        Set<Long> seen = new HashSet<>();
        for (int from = 0; from < trees.size() && !findings.any(); ) {
            int to = from;
            if (trees.get(from) < 0 || trees.get(from) > Limits.TREE_NODES || !seen.add(trees.get(from))) {
                findings.add(
                        node(from),
                        "the tree's id is " + trees.get(from) + ", or its nodes do not stand together",
                        trees.get(from));
            }
            while (to < trees.size() && trees.get(to).equals(trees.get(from))) {
                to++;
            }
            tree(from, to);
            from = to;
        }
        if (!findings.any()) {
            weights();
        }
    }

    private boolean counted() {
        int count = trees.size();
        if (count == 0 || count > Limits.TREE_NODES) {
            findings.add(where, "it has " + count + " tree nodes", count, "Maybe fewer or shallower trees");
            return false;
        }
        for (String name : PER_NODE) {
            same(name, attributes.ints(name).size(), count);
        }
        for (String name : PER_NODE_OR_NONE) {
            same(
                    name,
                    attributes.ints(name).size() == 0
                            ? count
                            : attributes.ints(name).size(),
                    count);
        }
        int rates = attributes.floats("nodes_hitrates").size();
        same("nodes_hitrates", rates == 0 ? count : rates, count);
        same("nodes_values", attributes.floats("nodes_values").size(), count);
        same("nodes_modes", attributes.texts("nodes_modes"), count);
        return !findings.any();
    }

    private void same(String name, int size, int count) {
        if (size != count) {
            findings.add(where, "'" + name + "' has " + size + " entries for " + count + " tree nodes", size);
        }
    }

    private void choices() {
        known("post_transform", attributes.text("post_transform", "NONE"), TRANSFORMS);
        known("aggregate_function", attributes.text("aggregate_function", "SUM"), SUMS);
        for (String tensor : List.of("nodes_values_as_tensor", "target_weights_as_tensor", "class_weights_as_tensor")) {
            if (attributes.find(tensor) != null) {
                findings.add(where, "'" + tensor + "' is of doubles", tensor, "Maybe export for an input of floats");
            }
        }
    }

    private void known(String name, String value, Set<String> values) {
        if (!values.contains(value)) {
            findings.add(where, "'" + name + "' is '" + value + "'", value, "Maybe one of " + values);
        }
    }

    /** The nodes from one index to before another, all of one tree, its root first. */
    private void tree(int from, int to) {
        Long2LongHashMap index = new Long2LongHashMap(2 * (to - from), 0.6f, NONE);
        for (int i = from; i < to; i++) {
            if (nodes.get(i) < 0 || nodes.get(i) > Limits.TREE_NODES) {
                findings.add(node(i), "a node's id is " + nodes.get(i), nodes.get(i));
            } else if (index.put((long) nodes.get(i), (long) i) != NONE) {
                findings.add(node(i), "there are two of this id", nodes.get(i));
            }
        }
        int[] depth = new int[to - from];
        depth[0] = 1;
        for (int i = from; i < to && !findings.any(); i++) {
            branch(i, from, index, depth);
        }
        for (int i = from; i < to && !findings.any(); i++) {
            if (depth[i - from] == 0) {
                findings.add(node(i), "no way from the root leads to it", nodes.get(i), "Maybe export the model again");
            }
        }
    }

    /** A node may lead to nodes after it only, to each from one place: then no way leads back. */
    private void branch(int i, int from, Long2LongHashMap index, int[] depth) {
        String mode = attributes.text("nodes_modes", i);
        if (!MODES.contains(mode)) {
            findings.add(node(i), "its mode is '" + mode + "'", mode, "Maybe export with target_opset 17");
        } else if (!mode.equals("LEAF")) {
            long feature = attributes.ints("nodes_featureids").get(i);
            if (feature < 0 || feature >= columns) {
                findings.add(
                        node(i),
                        "it reads feature " + feature + " of " + columns,
                        feature,
                        "It could read behind the end of the row. Maybe the model's input is declared too narrow");
            }
            child(i, whenTrue.get(i), from, index, depth);
            child(i, whenFalse.get(i), from, index, depth);
        }
    }

    private void child(int i, long id, int from, Long2LongHashMap index, int[] depth) {
        long at = index.get(id);
        if (at == NONE) {
            findings.add(node(i), "it leads to node " + id + ", which its tree does not have", id);
        } else if (at <= i || depth[(int) at - from] != 0) {
            findings.add(
                    node(i),
                    "it leads to node " + id + ", which stands before it or to which another way leads",
                    id,
                    "It could be walked for ever. Maybe export the model again");
        } else if (depth[i - from] >= Limits.TREE_DEPTH) {
            findings.add(
                    node(i), "the tree is deeper than " + Limits.TREE_DEPTH, nodes.get(i), "Maybe limit max_depth");
        } else {
            depth[(int) at - from] = depth[i - from] + 1;
        }
    }

    private void weights() {
        String prefix = classifier ? "class" : "target";
        List<Long> ofTrees = attributes.ints(prefix + "_treeids");
        List<Long> ofNodes = attributes.ints(prefix + "_nodeids");
        List<Long> ids = attributes.ints(prefix + "_ids");
        int count = attributes.floats(prefix + "_weights").size();
        long targets = targets();
        if (targets < 1 || targets > Limits.TARGETS) {
            findings.add(where, "it has " + targets + " targets", targets, "Maybe train on one target");
        } else if (count == 0 || ofTrees.size() != count || ofNodes.size() != count || ids.size() != count) {
            findings.add(
                    where,
                    "its leaves have " + count + " weights, " + ofTrees.size() + " trees, " + ofNodes.size()
                            + " nodes and " + ids.size() + " targets",
                    count);
        } else {
            leaves(ofTrees, ofNodes, ids, targets);
            int base = attributes.floats("base_values").size();
            if (base > 1 && base != targets) {
                findings.add(where, "it has " + base + " base values for " + targets + " targets", base);
            }
        }
    }

    private long targets() {
        if (!classifier) {
            return attributes.number("n_targets", 0);
        }
        int texts = attributes.texts("classlabels_strings");
        if (texts > 0) {
            findings.add(
                    where, "its labels are texts", attributes.text("classlabels_strings", 0), "Maybe train on 0 and 1");
        }
        return texts + attributes.ints("classlabels_int64s").size();
    }

    private void leaves(List<Long> ofTrees, List<Long> ofNodes, List<Long> ids, long targets) {
        Long2LongHashMap leaves = new Long2LongHashMap(2 * trees.size(), 0.6f, NONE);
        for (int i = 0; i < trees.size(); i++) {
            if (attributes.text("nodes_modes", i).equals("LEAF")) {
                leaves.put(key(trees.get(i), nodes.get(i)), i);
            }
        }
        for (int i = 0; i < ids.size() && !findings.any(); i++) {
            long node = ofNodes.get(i);
            if (node < 0 || node > Limits.TREE_NODES || leaves.get(key(ofTrees.get(i), node)) == NONE) {
                findings.add(
                        where,
                        "weight " + i + " is of tree " + ofTrees.get(i) + ", node " + node + ", which is no leaf",
                        node);
            } else if (ids.get(i) < 0 || ids.get(i) >= targets) {
                findings.add(where, "weight " + i + " is of target " + ids.get(i) + " of " + targets, ids.get(i));
            }
        }
    }

    /** Trees' ids are kept small enough for that where they are read. */
    private static long key(long tree, long node) {
        return tree << 21 | node;
    }

    private String node(int i) {
        return where + ", tree " + trees.get(i) + ", node " + nodes.get(i);
    }
}

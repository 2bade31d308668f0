"""Gradient-boosted trees by LightGBM, written as ONNX's TreeEnsembleRegressor and Sigmoid.

python train_gbt.py features.parquet --out ../onnx/direction-gbt/1
"""

import lightgbm
import numpy as np
import onnx
from onnx import helper

import card
import tables
from walk_forward import walk

SETTINGS = {
    "objective": "binary",
    "max_depth": 4,
    "num_leaves": 12,
    "learning_rate": 0.05,
    "min_data_in_leaf": 200,
    "feature_fraction": 0.7,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 127,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbosity": -1,
}


def train(inputs: np.ndarray, label: np.ndarray, trees: int, seed: int) -> lightgbm.Booster:
    settings = SETTINGS | {"seed": seed, "min_data_in_leaf": min(200, max(5, len(label) // 100))}
    return lightgbm.train(settings, lightgbm.Dataset(inputs, label), trees)


class Ensemble:
    """The attributes of a TreeEnsembleRegressor, filled from LightGBM's own dump. Numerical splits only."""

    def __init__(self, booster: lightgbm.Booster):
        self.nodes: list[tuple] = []  # tree, node, mode, feature, threshold, true, false
        self.leaves: list[tuple] = []  # tree, node, weight
        for i, tree in enumerate(booster.dump_model()["tree_info"]):
            self.ids = 0
            self.add(i, tree["tree_structure"])

    def add(self, tree: int, node: dict) -> int:
        at = self.ids
        self.ids += 1
        if "leaf_value" in node and "split_feature" not in node:
            self.nodes.append((tree, at, "LEAF", 0, 0.0, 0, 0))
            self.leaves.append((tree, at, node["leaf_value"]))
            return at
        if node["decision_type"] != "<=":
            raise SystemExit("a tree has categorical splits, which are not converted")
        place = len(self.nodes)
        self.nodes.append(())
        left, right = self.add(tree, node["left_child"]), self.add(tree, node["right_child"])
        self.nodes[place] = (tree, at, "BRANCH_LEQ", node["split_feature"], down(node["threshold"]), left, right)
        return at

    def onnx(self, inputs: int, name: str, version: int) -> onnx.ModelProto:
        trees, ids, modes, features, values, true, false = zip(*self.nodes)
        leaf_trees, leaf_ids, weights = zip(*self.leaves)
        ensemble = helper.make_node(
            "TreeEnsembleRegressor",
            ["features"],
            ["margin"],
            domain="ai.onnx.ml",
            n_targets=1,
            aggregate_function="SUM",
            nodes_treeids=trees,
            nodes_nodeids=ids,
            nodes_modes=modes,
            nodes_featureids=features,
            nodes_values=values,
            nodes_truenodeids=true,
            nodes_falsenodeids=false,
            target_treeids=leaf_trees,
            target_nodeids=leaf_ids,
            target_ids=[0] * len(leaf_ids),
            target_weights=weights,
        )
        # A node of its own: ONNX Runtime does not apply a regressor's own LOGISTIC when it has one target.
        sigmoid = helper.make_node("Sigmoid", ["margin"], ["score"])
        return card.graph_model([ensemble, sigmoid], [], inputs, name, version, f"LightGBM {lightgbm.__version__}")


def down(threshold: float) -> float:
    """The largest float that is not above the threshold: then x <= threshold is the same for every float x."""
    nearest = np.float32(threshold)
    return float(np.nextafter(nearest, np.float32(-np.inf)) if nearest > threshold else nearest)


def main() -> None:
    parser = tables.options(__doc__)
    parser.add_argument("--trees", type=int, default=100, help="how many")
    args = parser.parse_args()
    tapes = tables.load(args)
    allowed = [tape.usable & tables.thinned(tape, args.stride) for tape in tapes]

    def fit(parts):
        inputs = np.concatenate([tape.inputs[rows] for tape, rows in parts])
        label = np.concatenate([tape.label[rows] for tape, rows in parts])
        booster = train(inputs, label, args.trees, args.seed)
        return lambda tape, rows: booster.predict(tape.inputs[rows])

    scored = walk(tapes, allowed, tables.horizon_nanos(args.horizon), int(args.embargo_seconds * 1e9), fit)
    inputs = np.concatenate([tape.inputs[rows] for tape, rows in zip(tapes, allowed)])
    label = np.concatenate([tape.label[rows] for tape, rows in zip(tapes, allowed)])
    booster = train(inputs, label, args.trees, args.seed)
    gains = sorted(zip(booster.feature_importance("gain"), args.inputs), reverse=True)
    print("gain: " + ", ".join(f"{name} {gain:.0f}" for gain, name in gains[:8]), flush=True)
    examples = inputs[np.linspace(0, len(inputs) - 1, 5, dtype=int)]
    more = inputs[np.random.default_rng(args.seed).integers(len(inputs), size=2000)]
    examples = np.concatenate([examples, more])
    made = Ensemble(booster).onnx(len(args.inputs), args.out.parent.name, int(args.out.name))
    limits = ["Beyond what it was trained on its score stays that of the outermost leaf."]
    card.write(args, made, examples, booster.predict(examples), tapes, scored, limits)


if __name__ == "__main__":
    main()

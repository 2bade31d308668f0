"""Logistic regression by scikit-learn, with its normalisation in the graph.

python train_logistic.py features.parquet --out ../onnx/direction-logistic/1
"""

import numpy as np
import onnx
import sklearn
from onnx import helper, numpy_helper
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

import card
import tables
from walk_forward import walk

CLIP = 6.0  # deviations; further out a feature says no more


class Logistic:
    def __init__(self, inputs: np.ndarray, label: np.ndarray, strength: float):
        self.scaler = StandardScaler().fit(inputs)
        self.model = LogisticRegression(C=strength, max_iter=500).fit(self.scaled(inputs), label)

    def scaled(self, inputs: np.ndarray) -> np.ndarray:
        return np.clip(self.scaler.transform(inputs.astype(float)), -CLIP, CLIP)

    def score(self, inputs: np.ndarray) -> np.ndarray:
        return self.model.predict_proba(self.scaled(inputs))[:, 1]

    def onnx(self, name: str, version: int) -> onnx.ModelProto:
        constant = lambda value, label: numpy_helper.from_array(np.asarray(value, np.float32), label)
        initializers = [
            constant(self.scaler.mean_, "mean"),
            constant(self.scaler.scale_, "deviation"),
            constant(-CLIP, "least"),
            constant(CLIP, "most"),
            constant(self.model.coef_.T, "weights"),
            constant(self.model.intercept_, "intercept"),
        ]
        nodes = [
            helper.make_node("Sub", ["features", "mean"], ["centred"]),
            helper.make_node("Div", ["centred", "deviation"], ["scaled"]),
            helper.make_node("Clip", ["scaled", "least", "most"], ["clipped"]),
            helper.make_node("Gemm", ["clipped", "weights", "intercept"], ["margin"]),
            helper.make_node("Sigmoid", ["margin"], ["score"]),
        ]
        producer = f"scikit-learn {sklearn.__version__}"
        return card.graph_model(nodes, initializers, self.scaler.n_features_in_, name, version, producer)


def main() -> None:
    parser = tables.options(__doc__)
    parser.add_argument("--strength", type=float, default=0.01, help="inverse of the L2 penalty (scikit-learn's C)")
    args = parser.parse_args()
    tapes = tables.load(args)
    allowed = [tape.usable & tables.thinned(tape, args.stride) for tape in tapes]

    def fit(parts):
        inputs = np.concatenate([tape.inputs[rows] for tape, rows in parts])
        model = Logistic(inputs, np.concatenate([tape.label[rows] for tape, rows in parts]), args.strength)
        return lambda tape, rows: model.score(tape.inputs[rows])

    scored = walk(tapes, allowed, tables.horizon_nanos(args.horizon), int(args.embargo_seconds * 1e9), fit)
    inputs = np.concatenate([tape.inputs[rows] for tape, rows in zip(tapes, allowed)])
    model = Logistic(inputs, np.concatenate([tape.label[rows] for tape, rows in zip(tapes, allowed)]), args.strength)
    examples = inputs[np.linspace(0, len(inputs) - 1, 5, dtype=int)]
    more = inputs[np.random.default_rng(args.seed).integers(len(inputs), size=2000)]
    examples = np.concatenate([examples, more])
    made = model.onnx(args.out.parent.name, int(args.out.name))
    limits = ["Linear in the features, which are cut off at six deviations: it knows no interplay of them."]
    card.write(args, made, examples, model.score(examples), tapes, scored, limits)


if __name__ == "__main__":
    main()

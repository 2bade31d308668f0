"""Writes model.onnx with its card, after ONNX Runtime has reproduced what the training library says."""

from __future__ import annotations

import hashlib
from argparse import Namespace
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pandas as pd
import yaml

from tables import TARGETS, Tape
from walk_forward import Scored, figures

AGREEMENT = 1e-5
IR_VERSION = 8
OPSETS = [onnx.helper.make_opsetid("", 17), onnx.helper.make_opsetid("ai.onnx.ml", 3)]


def graph_model(nodes: list, initializers: list, inputs: int, name: str, version: int, producer: str) -> onnx.ModelProto:
    """A model of one vector: floats [rows, inputs] to a float [rows, 1]."""
    float_tensor = onnx.helper.make_tensor_value_info
    graph = onnx.helper.make_graph(
        nodes,
        name,
        [float_tensor("features", onnx.TensorProto.FLOAT, ["rows", inputs])],
        [float_tensor("score", onnx.TensorProto.FLOAT, ["rows", 1])],
        initializers,
    )
    return onnx.helper.make_model(
        graph, opset_imports=OPSETS, ir_version=IR_VERSION, producer_name=producer, model_version=version
    )


def run(model: bytes, rows: np.ndarray) -> np.ndarray:
    """Scores of rows, one at a time as the platform asks."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    return np.array([session.run(None, {name: row[None]})[0].item() for row in rows])


def write(
    args: Namespace,
    model: onnx.ModelProto,
    examples: np.ndarray,
    said: np.ndarray,
    tapes: list[Tape],
    scored: list[Scored],
    limits: list[str],
    golden: int = 5,
    steps: int = 0,
) -> None:
    """
    examples: inputs of the model, said: what the training library scored them as. Of these the first are the golden vectors.
    """
    onnx.checker.check_model(model, full_check=True)
    file = model.SerializeToString()
    apart = float(np.abs(run(file, examples) - said).max())
    print(f"{len(file)} bytes; ONNX Runtime differs by at most {apart:.2g} on {len(examples)} rows", flush=True)
    if not apart <= AGREEMENT:
        raise SystemExit(f"ONNX Runtime and the training library differ by {apart}, more than {AGREEMENT}")
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "model.onnx").write_bytes(file)
    card = {
        "name": args.out.parent.name,
        "version": int(args.out.name),
        "featureSet": tapes[0].feature_set,
        "inputs": Inline(args.inputs),
    }
    if steps:
        card |= {"steps": steps, "stepMillis": tapes[0].every_millis}
    card |= {
        "target": args.target,
        "horizon": args.horizon,
        "span": span(tapes),
        "predicts": TARGETS[args.target].format(horizon=args.horizon),
        "trainedOn": f"{model.producer_name}, one row of {args.stride} of each instrument: "
        + ", ".join(tape.words() for tape in tapes),
        "figures": figures(tapes, scored),
        "limits": limits + general_limits(tapes, scored),
        "sha256": hashlib.sha256(file).hexdigest(),
        "golden": [
            {"inputs": Inline([float(v) for v in row.ravel()]), "score": float(score)}
            for row, score in list(zip(examples, said))[:golden]
        ],
    }
    text = yaml.dump(card, sort_keys=False, width=120, allow_unicode=True)
    (args.out / "card.yml").write_text(text)
    for name, value in card["figures"].items():
        print(f"  {name}: {value}")
    keep(args, tapes, scored)


def keep(args: Namespace, tapes: list[Tape], scored: list[Scored]) -> None:
    """The scores of the walk forward, for train_stack.py."""
    if args.out_of_sample:
        pd.concat(
            pd.DataFrame(
                {
                    "tape": tapes[s.tape].source,
                    "simulated": tapes[s.tape].simulated,
                    "fold": s.fold,
                    "time": tapes[s.tape].time[s.rows],
                    "instrument": tapes[s.tape].instrument[s.rows],
                    "label": tapes[s.tape].label[s.rows],
                    "gross": tapes[s.tape].gross[s.rows],
                    "score": s.scores,
                }
            )
            for s in scored
        ).to_parquet(args.out_of_sample, index=False)


def span(tapes: list[Tape]) -> dict[str, str]:
    begin = pd.Timestamp(min(t.time[0] for t in tapes), tz="UTC").floor("s")
    end = pd.Timestamp(max(t.time[-1] for t in tapes), tz="UTC").ceil("s")
    return {name: at.strftime("%Y-%m-%dT%H:%M:%SZ") for name, at in (("from", begin), ("to", end))}


def general_limits(tapes: list[Tape], scored: list[Scored]) -> list[str]:
    rows = {True: 0, False: 0}
    for s in scored:
        rows[tapes[s.tape].simulated] += len(s.rows)
    limits = [
        "Figures are of a walk forward; the model in the file is trained on everything, so that no data are left on which"
        " the file itself was measured.",
        "A weak opinion among other evidence. Nothing here says that trading on it alone earns its costs.",
    ]
    if rows[True] > rows[False]:
        limits.append("Trained mostly on a simulator, whose order flow is simpler than any market's.")
    if rows[False]:
        limits.append(f"The recorded figures rest on {rows[False]} rows, whose labels overlap; they are uncertain.")
    else:
        limits.append("Never measured on a real market.")
    return limits


class Inline(list):
    """A list that YAML writes on one line."""


yaml.add_representer(Inline, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True))

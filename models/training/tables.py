"""Reads what ./traider features export writes, and says which rows a model may be trained on."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import yaml

UNITS = {"ms": 1e6, "s": 1e9, "m": 60e9, "h": 3600e9}

# The features that are known of every instrument after its warm-up, spot or perpetual.
USUAL_INPUTS = (
    "spreadBps micropriceBps topImbalance depthImbalance deepImbalance orderFlow orderFlowSlow tradeFlow tradeFlowSlow "
    "tradePace momentumBps momentumSlowBps volatilityBps volatilityRatio emaGapBps macdBps rsi atrBps bollinger vwapBps"
).split()

TARGETS = {
    "direction": "Probability that the mid price stands higher in {horizon}, given that it moves. 0.5 is no opinion.",
    "long": "Probability that a position bought now and sold in {horizon} has earned more than spread and taker fees.",
    "short": "Probability that a position sold now and bought back in {horizon} has earned more than spread and taker fees.",
}


@dataclass
class Tape:
    """One export: a stretch of one market or several, in the order of time."""

    source: str
    simulated: bool
    feature_set: str
    every_millis: int
    time: np.ndarray  # nanoseconds since the Unix epoch
    instrument: np.ndarray
    inputs: np.ndarray  # rows x inputs, single precision as the platform scores them
    label: np.ndarray  # 1, 0, or NaN where the row is not to be learnt from
    gross: np.ndarray  # return of mid at the horizon, bps; NaN where it is not known

    @property
    def usable(self) -> np.ndarray:
        """Rows with every input and a label."""
        return np.isfinite(self.inputs).all(axis=1) & np.isfinite(self.label)

    def words(self) -> str:
        begin, end = (pd.Timestamp(t, tz="UTC").isoformat(timespec="seconds") for t in (self.time[0], self.time[-1]))
        return f"{self.source} ({int(self.usable.sum())} of {len(self.time)} rows, {begin} to {end})"


def horizon_nanos(name: str) -> int:
    digits = "".join(c for c in name if c.isdigit())
    unit = name[len(digits):]
    if not digits or unit not in UNITS:
        raise SystemExit(f"'{name}' is no horizon. Maybe 5s, one that the table has columns of")
    return int(int(digits) * UNITS[unit])


def read(path: Path, inputs: list[str], target: str, horizon: str) -> Tape:
    note_file = path.with_name(path.name + ".yml")
    if not path.exists() or not note_file.exists():
        missing = path if not path.exists() else note_file
        raise SystemExit(f"no {missing}. Maybe: ./traider features export --simulate --minutes=60 --out={path}")
    note = yaml.safe_load(note_file.read_text())
    wanted = ["time", "instrument", *inputs, f"grossBps_{horizon}", f"{target_column(target)}_{horizon}"]
    try:
        if path.suffix == ".parquet":
            frame = pd.read_parquet(path, columns=wanted)
        else:
            frame = pd.read_csv(path, usecols=wanted, parse_dates=["time"])
    except (ValueError, KeyError) as e:
        raise SystemExit(f"{path} lacks columns: {e}. Maybe another --horizon or --inputs") from e
    value = frame[wanted[-1]].to_numpy(float)
    if target == "direction":
        label = np.where(value == 0, np.nan, (value > 0).astype(float))
    else:
        label = (value > 0).astype(float)
    return Tape(
        note["source"],
        note["simulated"],
        note["featureSet"],
        int(note["everyMillis"]),
        frame["time"].astype("datetime64[ns, UTC]").astype("int64").to_numpy(),
        frame["instrument"].astype(str).to_numpy(),
        frame[inputs].to_numpy(np.float32),
        np.where(np.isnan(value), np.nan, label),
        frame[f"grossBps_{horizon}"].to_numpy(float),
    )


def target_column(target: str) -> str:
    return {"direction": "direction", "long": "longBps", "short": "shortBps"}[target]


def options(what: str) -> argparse.ArgumentParser:
    """The options that every training program has."""
    parser = argparse.ArgumentParser(description=what, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("tables", nargs="+", type=Path, help="exports, each a tape of its own")
    parser.add_argument("--out", type=Path, required=True, help="folder NAME/VERSION that model.onnx and card.yml go to")
    parser.add_argument("--target", choices=sorted(TARGETS), default="direction", help="what the score is to say")
    parser.add_argument("--horizon", default="5s", help="of the label, one that was exported")
    parser.add_argument("--inputs", default=",".join(USUAL_INPUTS), help="features that the model reads, in its order")
    parser.add_argument("--stride", type=int, default=4, help="takes every n-th row of an instrument: labels overlap")
    parser.add_argument("--embargo-seconds", type=float, default=30, help="left out before each stretch that is measured")
    parser.add_argument("--seed", type=int, default=7, help="of all that is drawn by lot")
    parser.add_argument("--out-of-sample", type=Path, help="also keeps the scores of the walk forward, for train_stack.py")
    return parser


def load(args: argparse.Namespace) -> list[Tape]:
    if not args.out.name.isdigit() or (args.out / "model.onnx").exists():
        raise SystemExit(f"{args.out} does not end in a version, or holds a model already. Maybe the next version")
    args.inputs = [name.strip() for name in args.inputs.split(",")]
    tapes = [read(path, args.inputs, args.target, args.horizon) for path in args.tables]
    sets = {tape.feature_set for tape in tapes}
    if len(sets) != 1:
        raise SystemExit(f"the tables are of several feature sets: {sorted(sets)}. Maybe export them again")
    for tape in tapes:
        print(tape.words(), flush=True)
    return tapes


def thinned(tape: Tape, stride: int) -> np.ndarray:
    """Which rows are taken: every stride-th of each instrument."""
    taken = np.zeros(len(tape.time), bool)
    for instrument in np.unique(tape.instrument):
        taken[np.flatnonzero(tape.instrument == instrument)[::stride]] = True
    return taken

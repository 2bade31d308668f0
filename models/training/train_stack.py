"""The weights of an ensemble: a logistic stack over the logits of its members, as data for the engine.

python train_stack.py ../onnx/direction-gbt/1=gbt.parquet ../onnx/direction-lstm/1=lstm.parquet --out ../onnx/my-stack/1

Each member is a model's folder and the file that its training kept with --out-of-sample: scores of rows that the model which
gave them had not seen. Stacked are the rows that every member scored. Writes score.yml: the members by their hashes and their
coefficients, as the engine takes the score of several models into force.
"""

import argparse
import hashlib
from pathlib import Path

import numpy as np
import pandas as pd
import sklearn
import yaml
from sklearn.linear_model import LogisticRegression

from tables import horizon_nanos
from walk_forward import auc, rank_correlation, share

CLIP = 1e-6  # as the engine: nearer to 0 or 1 no probability counts
KEYS = ["tape", "time", "instrument"]


def joined(files: list[Path]) -> pd.DataFrame:
    """Rows that all members scored, with a column of logits for each."""
    rows = None
    for i, file in enumerate(files):
        frame = pd.read_parquet(file)
        p = frame["score"].clip(CLIP, 1 - CLIP)
        frame[f"logit{i}"] = np.log(p / (1 - p))
        frame = frame if rows is None else frame[[*KEYS, f"logit{i}"]]
        rows = frame if rows is None else rows.merge(frame, on=KEYS, validate="one_to_one")
    return rows.drop(columns="score").sort_values(KEYS, ignore_index=True)


def fit(rows: pd.DataFrame, logits: list[str]) -> LogisticRegression:
    return LogisticRegression(C=1.0, max_iter=500).fit(rows[logits].to_numpy(), rows["label"].to_numpy())


def walk(rows: pd.DataFrame, logits: list[str], gap: int) -> pd.DataFrame:
    """Every fold but the first, scored by weights of the folds before it, without rows whose label reaches to within the gap."""
    measured = []
    for fold in sorted(rows["fold"].unique())[1:]:
        test = rows[rows["fold"] == fold]
        begins = rows["tape"].map(test.groupby("tape")["time"].min())
        train = rows[(rows["fold"] < fold) & (begins.isna() | (rows["time"] + gap < begins))]
        score = fit(train, logits).predict_proba(test[logits].to_numpy())[:, 1]
        measured.append(test.assign(stack=score))
    return pd.concat(measured)


def figures(rows: pd.DataFrame, score: pd.Series) -> dict[str, float]:
    label = rows["label"].to_numpy()
    return {
        "Rows": len(rows),
        "Auc": share(auc(label, score.to_numpy())),
        "HitRate": share(((score > 0.5) == (label == 1)).mean()),
        "Brier": share(((score - label) ** 2).mean()),
        "InformationCoefficient": share(rank_correlation(score.to_numpy(), rows["gross"].to_numpy())),
    }


def logistic(logits: pd.Series) -> pd.Series:
    return 1 / (1 + np.exp(-logits))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("members", nargs="+", help="FOLDER=SCORES of each")
    parser.add_argument("--out", type=Path, required=True, help="folder NAME/VERSION that score.yml goes to")
    parser.add_argument("--embargo-seconds", type=float, default=30, help="left out before each stretch that is measured")
    args = parser.parse_args()
    if (args.out / "score.yml").exists():
        raise SystemExit(f"{args.out} holds a score already. Maybe the next version")
    folders, files = zip(*(map(Path, member.split("=", 1)) for member in args.members))
    cards = [yaml.safe_load((folder / "card.yml").read_text()) for folder in folders]
    labels = {(card.get("target"), card.get("horizon"), card["featureSet"]) for card in cards}
    if len(labels) != 1:
        raise SystemExit(f"the members learnt different things: {sorted(labels)}. Maybe train them alike")
    rows = joined(list(files))
    logits = [f"logit{i}" for i in range(len(files))]
    gap = horizon_nanos(cards[0]["horizon"]) + int(args.embargo_seconds * 1e9)
    measured = walk(rows, logits, gap)
    lines = []
    for name, of in (("simulated", True), ("recorded", False)):
        part = measured[measured["simulated"] == of]
        if len(part):
            lines.append((name, "stack", figures(part, part["stack"])))
            for i, card in enumerate(cards):
                lines.append((name, f"{card['name']}-{card['version']} alone", figures(part, logistic(part[f"logit{i}"]))))
    model = fit(rows, logits)
    text = head(cards, len(rows), lines) + body(folders, cards, model)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "score.yml").write_text(text)
    print(text)


def head(cards: list[dict], rows: int, lines: list[tuple]) -> str:
    """What a card says of a model, as comments."""
    text = f"# {cards[0]['predicts']}\n"
    text += f"# Weights by scikit-learn {sklearn.__version__} on {rows} rows that the members had not seen, of the data on their cards.\n"
    text += "# Out of sample, each fold by weights of the folds before it, on the rows that all members scored:\n"
    for name, who, measured in lines:
        text += f"#   {name}, {who}: " + ", ".join(f"{key} {value}" for key, value in measured.items()) + "\n"
    text += "# Where a member refuses to score, the stack refuses. It has the limits of its members.\n"
    return text


def body(folders: tuple, cards: list[dict], model: LogisticRegression) -> str:
    members = [
        {
            "model": card["name"],
            "version": card["version"],
            "sha256": card["sha256"],
            "card": hashlib.sha256((folder / "card.yml").read_bytes()).hexdigest(),
            "weight": round(float(weight), 6),
        }
        for folder, card, weight in zip(folders, cards, model.coef_[0])
    ]
    spec = {
        "combination": "stacked",
        "over": "logits",
        "intercept": round(float(model.intercept_[0]), 6),
        "members": members,
    }
    return yaml.dump(spec, sort_keys=False)


if __name__ == "__main__":
    main()

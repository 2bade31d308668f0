"""Figures out of sample: purged and embargoed walk forward, by time, each tape by itself.

Every tape is cut at five places. Each time a model is trained on what came before the cut, without the rows whose label
reaches to within the embargo of it, and measured on the tenth of the tape that follows. No row is measured by a model that
saw it, or anything later.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from sklearn.metrics import roc_auc_score

from tables import Tape

CUTS = (0.5, 0.6, 0.7, 0.8, 0.9)
STEP = 0.1

# Trains on (tape, rows) pairs and returns what scores others.
Fit = Callable[[list[tuple[Tape, np.ndarray]]], Callable[[Tape, np.ndarray], np.ndarray]]


@dataclass
class Scored:
    """Scores of rows that their model had not seen."""

    tape: int
    fold: int
    rows: np.ndarray
    scores: np.ndarray


def split(tape: Tape, allowed: np.ndarray, cut: float, horizon: int, embargo: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows to train on and rows to measure on."""
    first, last = tape.time[0], tape.time[-1]
    at = first + int(cut * (last - first))
    until = first + int(min(1.0, cut + STEP) * (last - first)) + (1 if cut + STEP >= 1 else 0)
    train = allowed & (tape.time + horizon + embargo < at)
    test = allowed & (tape.time >= at) & (tape.time < until)
    return np.flatnonzero(train), np.flatnonzero(test)


def walk(tapes: list[Tape], allowed: list[np.ndarray], horizon: int, embargo: int, fit: Fit) -> list[Scored]:
    scored = []
    for fold, cut in enumerate(CUTS):
        parts = [split(tape, rows, cut, horizon, embargo) for tape, rows in zip(tapes, allowed)]
        training = [(tape, train) for tape, (train, _) in zip(tapes, parts) if len(train)]
        if not training:
            continue
        score = fit(training)
        for i, (tape, (_, test)) in enumerate(zip(tapes, parts)):
            if len(test):
                scored.append(Scored(i, fold, test, score(tape, test)))
        print(f"fold {fold + 1} of {len(CUTS)}: {sum(len(rows) for _, rows in training)} rows trained on", flush=True)
    return scored


def figures(tapes: list[Tape], scored: list[Scored]) -> dict[str, float]:
    """By name, for simulated and for recorded tapes apart, so that nobody takes a simulation for a market."""
    all_figures: dict[str, float] = {}
    for name, simulated in (("simulated", True), ("recorded", False)):
        of = [s for s in scored if tapes[s.tape].simulated == simulated]
        if of:
            all_figures |= {name + key: value for key, value in measured(tapes, of).items()}
    return all_figures


def measured(tapes: list[Tape], scored: list[Scored]) -> dict[str, float]:
    label = np.concatenate([tapes[s.tape].label[s.rows] for s in scored])
    gross = np.concatenate([tapes[s.tape].gross[s.rows] for s in scored])
    score = np.concatenate([s.scores for s in scored])
    fold = np.concatenate([np.full(len(s.rows), s.fold) for s in scored])
    by_fold = [auc(label[fold == f], score[fold == f]) for f in np.unique(fold)]
    return {
        "Rows": int(len(label)),
        "UpShare": share(label.mean()),
        "Auc": share(auc(label, score)),
        "WorstFoldAuc": share(min(by_fold)),
        "HitRate": share(((score > 0.5) == (label == 1)).mean()),
        "Brier": share(((score - label) ** 2).mean()),
        "BaseBrier": share(label.mean() * (1 - label.mean())),
        "InformationCoefficient": share(rank_correlation(score, gross)),
    }


def auc(label: np.ndarray, score: np.ndarray) -> float:
    return float(roc_auc_score(label, score)) if 0 < label.mean() < 1 else 0.5


def rank_correlation(a: np.ndarray, b: np.ndarray) -> float:
    """Spearman's, ties sharing their ranks."""
    ranks = [ranked(x) for x in (a, b)]
    return float(np.corrcoef(*ranks)[0, 1]) if all(r.std() > 0 for r in ranks) else 0.0


def ranked(values: np.ndarray) -> np.ndarray:
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2)[inverse]


def share(value: float) -> float:
    return round(float(value), 4)

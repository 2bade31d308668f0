"""A long short-term memory over the latest feature vectors, by PyTorch, with its normalisation in the graph.

python train_lstm.py features.parquet --out ../onnx/direction-lstm/1

It reads [1, steps, inputs], the oldest vector first, as the engine's ring buffer gives them. Rows follow on each other when
they are of one instrument and at most FOLLOWS cadences apart, as in the engine; a row with fewer vectors before it is not learnt
from.
"""

import io
import warnings

import numpy as np
import onnx
import torch

import card
import tables
from walk_forward import walk

# Sixteen of the usual inputs: what a window shows by itself, slower averages of the same, is left out.
INPUTS = (
    "spreadBps micropriceBps topImbalance depthImbalance deepImbalance orderFlow orderFlowSlow tradeFlow tradeFlowSlow "
    "tradePace momentumBps momentumSlowBps volatilityBps rsi bollinger vwapBps"
).split()
FOLLOWS = 20
CLIP = 6.0


class Memory(torch.nn.Module):
    def __init__(self, inputs: int, hidden: int, mean: np.ndarray, deviation: np.ndarray):
        super().__init__()
        self.register_buffer("mean", torch.tensor(mean, dtype=torch.float32))
        self.register_buffer("deviation", torch.tensor(deviation, dtype=torch.float32))
        self.register_buffer("nothing", torch.zeros(1, 1, hidden))
        self.lstm = torch.nn.LSTM(inputs, hidden, batch_first=True)
        self.out = torch.nn.Linear(hidden, 1)

    def margin(self, window: torch.Tensor) -> torch.Tensor:
        scaled = torch.clamp((window - self.mean) / self.deviation, -CLIP, CLIP)
        # The exported model scores one window: a constant start keeps shape arithmetic out of its graph.
        start = self.nothing if torch.onnx.is_in_onnx_export() else self.nothing.expand(-1, len(window), -1).contiguous()
        _, (last, _) = self.lstm(scaled, (start, start))
        return self.out(last[0])

    def forward(self, window: torch.Tensor) -> torch.Tensor:
        return torch.sigmoid(self.margin(window))


def full(tape: tables.Tape, steps: int) -> np.ndarray:
    """For every row the rows of its window, or -1 where there are not enough."""
    windows = np.full((len(tape.time), steps), -1, np.int64)
    known = np.isfinite(tape.inputs).all(axis=1)
    apart = FOLLOWS * tape.every_millis * 1_000_000
    for instrument in np.unique(tape.instrument):
        rows = np.flatnonzero(tape.instrument == instrument)
        broken = ~known[rows] | (np.diff(tape.time[rows], prepend=tape.time[rows[0]]) > apart)
        last_break = np.maximum.accumulate(np.where(broken, np.arange(len(rows)), 0))
        # A row that is not known breaks and is no part itself; one after a gap is the first of a new stretch.
        first = np.where(known[rows[last_break]], last_break, last_break + 1)
        enough = np.arange(len(rows)) - first + 1 >= steps
        at = np.flatnonzero(enough)
        windows[rows[at]] = rows[at[:, None] + np.arange(1 - steps, 1)]
    return windows


def train(parts: list, windows: dict, args) -> Memory:
    inputs = np.concatenate([tape.inputs[rows] for tape, rows in parts]).astype(float)
    torch.manual_seed(args.seed)
    model = Memory(len(args.inputs), args.hidden, inputs.mean(axis=0), inputs.std(axis=0) + 1e-9)
    x = [torch.tensor(tape.inputs) for tape, _ in parts]
    which = np.concatenate([np.full(len(rows), i) for i, (_, rows) in enumerate(parts)])
    at = np.concatenate([windows[id(tape)][rows] for tape, rows in parts])
    label = torch.from_numpy(np.concatenate([tape.label[rows] for tape, rows in parts])).float()
    optimizer = torch.optim.AdamW(model.parameters(), lr=args.rate, weight_decay=0.01)
    steps = args.epochs * (len(at) // args.batch + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, args.rate, total_steps=steps)
    lost = torch.nn.BCEWithLogitsLoss()
    for epoch in range(args.epochs):
        order = np.random.default_rng(args.seed + epoch).permutation(len(at))
        total = 0.0
        for begin in range(0, len(order), args.batch):
            taken = order[begin:begin + args.batch]
            batch, answer = gathered(x, which[taken], at[taken], label[taken])
            optimizer.zero_grad()
            loss = lost(model.margin(batch)[:, 0], answer)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item() * len(taken)
        print(f"  epoch {epoch + 1} of {args.epochs}: loss {total / len(order):.5f}", flush=True)
    return model.eval()


def gathered(x: list, which: np.ndarray, at: np.ndarray, label: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    groups = [np.flatnonzero(which == i) for i in range(len(x))]
    batch = torch.cat([x[i][torch.from_numpy(at[rows])] for i, rows in enumerate(groups) if len(rows)])
    return batch, label[torch.from_numpy(np.concatenate(groups))]


def score(model: Memory, windows: np.ndarray) -> np.ndarray:
    with torch.no_grad():
        parts = [model(torch.from_numpy(part))[:, 0].numpy() for part in np.array_split(windows, len(windows) // 4096 + 1)]
    return np.concatenate(parts).astype(float)


def exported(model: Memory, args) -> onnx.ModelProto:
    file = io.BytesIO()
    example = torch.zeros(1, args.steps, len(args.inputs))
    with warnings.catch_warnings():
        # The exporter by tracing makes one LSTM node; the newer one, by graph capture, makes a Scan of it.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model,
            (example,),
            file,
            input_names=["window"],
            output_names=["score"],
            opset_version=17,
            dynamo=False,
        )
    made = onnx.load_from_string(file.getvalue())
    made.producer_name, made.producer_version = f"PyTorch {torch.__version__}", ""
    made.graph.name, made.model_version = args.out.parent.name, int(args.out.name)
    for node in made.graph.node:
        node.doc_string = ""
    return made


def main() -> None:
    parser = tables.options(__doc__)
    parser.set_defaults(inputs=",".join(INPUTS))
    parser.add_argument("--steps", type=int, default=32, help="vectors of a window")
    parser.add_argument("--hidden", type=int, default=32, help="size of the memory")
    parser.add_argument("--epochs", type=int, default=2, help="times through the data")
    parser.add_argument("--batch", type=int, default=512, help="windows of a step")
    parser.add_argument("--rate", type=float, default=0.003, help="highest learning rate")
    args = parser.parse_args()
    torch.set_num_threads(1)
    tapes = tables.load(args)
    if len({tape.every_millis for tape in tapes}) > 1:
        raise SystemExit("the tapes have different cadences, and a window means one. Maybe export them again")
    windows = {id(tape): full(tape, args.steps) for tape in tapes}
    allowed = [tape.usable & tables.thinned(tape, args.stride) & (windows[id(tape)][:, 0] >= 0) for tape in tapes]

    def fit(parts):
        model = train(parts, windows, args)
        return lambda tape, rows: score(model, tape.inputs[windows[id(tape)][rows]])

    scored = walk(tapes, allowed, tables.horizon_nanos(args.horizon), int(args.embargo_seconds * 1e9), fit)
    everything = [(tape, np.flatnonzero(rows)) for tape, rows in zip(tapes, allowed)]
    model = train([part for part in everything if len(part[1])], windows, args)
    examples = sample(everything, windows, args.seed)
    limits = [
        f"Reads {args.steps} vectors that follow on each other at {tapes[0].every_millis} ms; another cadence is another"
        " model.",
    ]
    made = exported(model, args)
    card.write(args, made, examples, score(model, examples), tapes, scored, limits, golden=3, steps=args.steps)


def sample(everything: list, windows: dict, seed: int) -> np.ndarray:
    """Three windows spread over the data, then some by lot."""
    all_rows = [(tape, row) for tape, rows in everything for row in rows]
    taken = list(np.linspace(0, len(all_rows) - 1, 3, dtype=int))
    taken += list(np.random.default_rng(seed).integers(len(all_rows), size=1000))
    return np.stack([all_rows[i][0].inputs[windows[id(all_rows[i][0])][all_rows[i][1]]] for i in taken])


if __name__ == "__main__":
    main()

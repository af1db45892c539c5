"""A compact pretrained encoder with two heads: one marks names character by character, one judges spans.

Text is cut into the encoder's pieces; a character is what its piece says there, its own vector and its place in the
piece. So names need not begin or end where pieces do.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from e5weights import Pieces, Weights
from torch import Tensor, nn
from torch.ao.quantization import per_channel_dynamic_qconfig, quantize_dynamic
from torch.nn import functional

WINDOW = 126
"""Pieces that the encoder sees at once, without those that begin and end them."""
HIDDEN = 256
"""Numbers that say what a character is, and of a layer of the judge."""
TAGS = ("O", "B", "I")
ARTICLES = 4
"""Articles a step."""
RATES = (2e-4, 1e-3)
"""Learning rates of the encoder and of the heads."""
TAGGING = 4.0
"""What the tagger's loss, which is small as most characters are no name's, counts beside the judge's."""
DROPPED = 0.1
_ENDS = "。!?;\n"


class Case(NamedTuple):
    """An article as the model sees it."""

    windows: list[list[int]]
    """Numbers of pieces, with those that begin and end each window."""
    piece: np.ndarray
    """Of each character its window and the place of its piece there."""
    inside: np.ndarray
    """Of each character whether its piece begins before it."""
    characters: np.ndarray
    """Of each character the number of the piece that is the character alone."""
    spans: np.ndarray
    """First and last character of each candidate."""
    odds: np.ndarray
    """What the program thinks of each candidate, in log odds."""
    right: np.ndarray
    """0 to 1; below 0 where it is not to be learnt."""
    tags: np.ndarray


class Found(NamedTuple):
    """What the model says of an article."""

    tags: Tensor
    """Characters by ``TAGS``, log odds."""
    spans: Tensor
    """A log odd a candidate."""


def windows_of(pieces: Pieces, text: str) -> tuple[list[list[int]], np.ndarray, np.ndarray]:
    """The windows of a text, and of each character its piece and whether that begins before it."""
    windows, held = [[pieces.first]], np.zeros((len(text), 2), np.int64)
    inside = np.zeros(len(text), np.int64)
    cut = pieces.cut(text)
    for piece, room in zip(cut, _rooms([text[p.end - 1] in _ENDS for p in cut]), strict=True):
        if not room:
            windows[-1].append(pieces.last)
            windows.append([pieces.first])
        held[piece.start : piece.end] = len(windows) - 1, len(windows[-1])
        inside[piece.start + 1 : piece.end] = 1
        windows[-1].append(piece.number)
    windows[-1].append(pieces.last)
    return windows, held, inside


def _rooms(ends: Sequence[bool]) -> Iterator[bool]:
    """Of each piece whether it stays in the window of the one before; windows are left at the end of a sentence."""
    start = 0
    for at in range(len(ends)):
        new = False
        if at and ends[at - 1]:
            rest = next((n for n in range(at, len(ends)) if ends[n]), len(ends) - 1)
            new = rest + 1 - start > WINDOW
        if new or at - start >= WINDOW:
            start, new = at, True
        yield not new


class Layer(nn.Module):
    """A layer of BERT."""

    def __init__(self, width: int, inner: int, heads: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.ao = (nn.Linear(width, width) for _ in range(4))
        self.fi, self.fo = nn.Linear(width, inner), nn.Linear(inner, width)
        self.aln, self.oln = nn.LayerNorm(width, epsilon), nn.LayerNorm(width, epsilon)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, x: Tensor, seen: Tensor) -> Tensor:
        """Texts by pieces by width; ``seen``: which pieces are no filling."""
        q, k, v = (part(x).unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in (self.q, self.k, self.v))
        told = functional.scaled_dot_product_attention(q, k, v, attn_mask=seen[:, None, None, :])
        x = self.aln(x + self.drop(self.ao(told.transpose(1, 2).flatten(2))))
        return self.oln(x + self.drop(self.fo(functional.gelu(self.fi(x)))))


class Encoder(nn.Module):
    """The first layers of the pretrained encoder, for some of its pieces."""

    def __init__(self, weights: Weights, pieces: Pieces, layers: int) -> None:
        super().__init__()
        sizes = weights.sizes
        width = sizes.width
        self.fill = pieces.fill
        self.word = nn.Embedding(len(pieces.kept), width)
        self.pos = nn.Embedding(WINDOW + 2, width)
        self.ln = nn.LayerNorm(width, sizes.epsilon)
        self.layers = nn.ModuleList(Layer(width, sizes.inner, sizes.heads, sizes.epsilon) for _ in range(layers))
        self._fill_in(weights, np.array(pieces.kept))

    @torch.no_grad()
    def _fill_in(self, weights: Weights, kept: np.ndarray) -> None:
        width = weights.sizes.width
        self.word.weight.copy_(torch.from_numpy(weights.rows("emb.word", kept, width)))
        positions = weights.tensor("emb.pos").reshape(-1, width)[: WINDOW + 2]
        self.pos.weight.copy_(torch.from_numpy(positions + weights.tensor("emb.type")[:width]))
        named = {"ln": ("emb.ln", self.ln)}
        for number, layer in enumerate(self.layers):
            named |= {f"{number} {n}": (f"l{number}.{n}", part) for n, part in layer.named_children() if n != "drop"}
        for name, part in named.values():
            part.weight.copy_(torch.from_numpy(weights.tensor(f"{name}.w")).reshape(part.weight.shape))
            part.bias.copy_(torch.from_numpy(weights.tensor(f"{name}.b")))

    def forward(self, numbers: Tensor) -> Tensor:
        """Texts by pieces -> texts by pieces by width."""
        seen = numbers != self.fill
        x = self.ln(self.word(numbers) + self.pos.weight[: numbers.shape[1]])
        for layer in self.layers:
            x = layer(x, seen)
        return x


class Model(nn.Module):
    """The encoder with both heads."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        width = encoder.word.embedding_dim
        self.encoder = encoder
        self.inside = nn.Embedding(2, width)
        self.own = nn.Linear(width, width)
        self.ln = nn.LayerNorm(width)
        self.near = nn.Conv1d(width, HIDDEN, 3, padding=1)
        self.tagger = nn.Linear(HIDDEN, len(TAGS))
        self.judge = nn.Sequential(nn.Linear(5 * HIDDEN + 2, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, 1))
        self.drop = nn.Dropout(DROPPED)

    def forward(self, cases: Sequence[Case]) -> list[Found]:
        """What is said of each article."""
        x = self.drop(self._characters(cases))
        tags, ends = self.tagger(x).float(), np.cumsum([0, *(len(c.inside) for c in cases)])
        spans = np.concatenate([c.spans + start for c, start in zip(cases, ends)]).reshape(-1, 2)
        odds = torch.from_numpy(np.concatenate([c.odds for c in cases])).float()
        judged = self.judge(self._of_spans(x, torch.from_numpy(spans), odds)).float()[:, 0]
        parts = judged.split([len(c.spans) for c in cases])
        return [Found(tags[a:b], part) for a, b, part in zip(ends, ends[1:], parts)]

    def _characters(self, cases: Sequence[Case]) -> Tensor:
        """All characters of some articles, one after the other, by ``HIDDEN``."""
        windows = [torch.tensor(w) for c in cases for w in c.windows]
        numbers = nn.utils.rnn.pad_sequence(windows, batch_first=True, padding_value=self.encoder.fill)
        firsts = np.cumsum([0, *(len(c.windows) for c in cases)])
        held = np.concatenate([c.piece + (first, 0) for c, first in zip(cases, firsts)])
        told = self.encoder(numbers)[torch.from_numpy(held[:, 0]), torch.from_numpy(held[:, 1])]
        own = self.encoder.word(torch.from_numpy(np.concatenate([c.characters for c in cases])))
        place = self.inside(torch.from_numpy(np.concatenate([c.inside for c in cases])))
        x = self.ln(told + self.own(own) + place)
        return functional.gelu(self.near(x.T[None])[0].T)

    def _of_spans(self, x: Tensor, spans: Tensor, odds: Tensor) -> Tensor:
        """First and last character, those beside them, the mean of all, log odds and length."""
        first, last = spans[:, 0], spans[:, 1]
        x = x.float()
        sums = functional.pad(x.cumsum(0), (0, 0, 1, 0))
        length = (last + 1 - first).float()[:, None]
        mean = (sums[last + 1] - sums[first]) / length
        before, after = x[(first - 1).clamp(min=0)], x[(last + 1).clamp(max=len(x) - 1)]
        return torch.cat([x[first], x[last], mean, before, after, odds[:, None] / 4, length.log()], 1)


def train(model: Model, cases: Sequence[Case], epochs: int, seed: int = 1) -> None:
    """Teach both heads at once; the learning rate grows for a tenth of the steps and then sinks to nothing."""
    torch.manual_seed(seed)
    inner = list(model.encoder.parameters())
    known = {id(p) for p in inner}
    heads = [p for p in model.parameters() if id(p) not in known]
    groups = [{"params": given, "lr": rate} for given, rate in zip((inner, heads), RATES)]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * math.ceil(len(cases) / ARTICLES)
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: min(10 * (n + 1) / steps, (steps - n) / steps))
    model.train()
    for number, batch in enumerate(_batches(cases, epochs, random.Random(seed))):
        with torch.autocast("cpu", torch.bfloat16):
            loss = _loss(batch, model(batch))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        rate.step()
        if number % 50 == 0:
            print(f"step {number} of {steps}: loss {loss.item():.3f}", flush=True)
    model.eval()


def _batches(cases: Sequence[Case], epochs: int, order: random.Random) -> Iterator[list[Case]]:
    for _ in range(epochs):
        shuffled = order.sample(cases, len(cases))
        yield from (shuffled[n : n + ARTICLES] for n in range(0, len(shuffled), ARTICLES))


def _loss(cases: Sequence[Case], found: Sequence[Found]) -> Tensor:
    right = torch.from_numpy(np.concatenate([c.right for c in cases])).float()
    tags = torch.from_numpy(np.concatenate([c.tags for c in cases]))
    learnt = right >= 0
    judging = functional.binary_cross_entropy_with_logits(torch.cat([f.spans for f in found])[learnt], right[learnt])
    return judging + TAGGING * functional.cross_entropy(torch.cat([f.tags for f in found]), tags)


def megabytes(model: Model) -> tuple[float, float]:
    """Size as 32-bit numbers, and with every matrix as 8-bit numbers."""
    counts = [(p.numel(), p.dim()) for p in model.parameters()]
    return sum(n for n, _ in counts) * 4 / 1e6, sum(n * (1 if d > 1 else 4) for n, d in counts) / 1e6


def pretrained(weights: Weights, pieces: Pieces, layers: int) -> Model:
    """The model before it is taught."""
    torch.manual_seed(1)
    return Model(Encoder(weights, pieces, layers))


def quantized(model: Model) -> nn.Module:
    """The model with 8-bit matrices, for speed on a processor; a scale a row, as one a matrix costs .03 of F1."""
    return quantize_dynamic(model, {nn.Linear: per_channel_dynamic_qconfig})

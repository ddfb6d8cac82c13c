"""Fitting: the network is shown the annotated articles until it answers as the annotators did."""

import math
import time
from collections.abc import Iterator, Sequence
from random import Random

import torch
from msgspec import Struct
from torch import Tensor, nn

from training.batches import batches
from training.examples import Example
from training.loss import Field, loss
from training.network import Noise, Tagger

#: The pull of weights to nought.
DECAY = 0.01
#: The longest step that a gradient may ask for.
CLIP = 1.0
#: How much of the running mean of the weights stays at each step; the mean is what is kept.
MEAN = 0.997


class Stage(Struct, frozen=True):
    """A stretch of training: the rates lead up to their peaks and go down over `planned` epochs; `epochs` are run."""

    planned: int
    epochs: int
    #: Peak rates of the encoder and of what is new, and the share of the planned steps that lead up to them.
    encoder: float
    heads: float
    warm_up: float
    #: Word pieces of a batch.
    pieces: int
    #: Decides the windows, their order and the dropout.
    seed: int


#: The plan is left where more epochs bring less than cooling down does. Four more epochs in place of the last stage
#: bring 1.7 points of exact statements on the development articles, and cost three of recall in other genres.
STAGES = (
    Stage(planned=8, epochs=5, encoder=2e-4, heads=1e-3, warm_up=0.1, pieces=4096, seed=20211124),
    Stage(planned=1, epochs=1, encoder=7e-5, heads=3.5e-4, warm_up=0.05, pieces=4096, seed=7),
)


#: How a tagger that is at hand goes on: in branches, each from the same start.
FURTHER = (
    Stage(planned=2, epochs=2, encoder=1e-4, heads=2.5e-4, warm_up=0.1, pieces=2048, seed=11),
    Stage(planned=2, epochs=2, encoder=6e-5, heads=1.5e-4, warm_up=0.1, pieces=2048, seed=12),
)


class Model(nn.Module):
    """The network and the field over its tags."""

    def __init__(self, net: Tagger) -> None:
        super().__init__()
        self.net = net
        self.field = Field()


def fit(model: Model, examples: Sequence[Example], marks: tuple[int, int], stage: Stage) -> Iterator[Model]:
    """Train; after each epoch the model with the running mean of its weights.

    The network computes in bfloat16 on processors that know it, where that is twice as fast; what is learned is kept in
    float32.
    """
    torch.manual_seed(stage.seed)
    random = Random(stage.seed)
    masters = {name: one.detach().clone().requires_grad_() for name, one in model.named_parameters()}
    means = {name: one.detach().clone() for name, one in masters.items()}
    kind = torch.bfloat16 if torch.ops.mkldnn._is_mkldnn_bf16_supported() else torch.float32  # noqa: SLF001 - told nowhere else
    model.net.to(kind).train()
    noise = Noise(stage.seed, kind)
    per_epoch = len(batches(examples, Random(0), marks, stage.pieces))
    total = per_epoch * stage.planned
    optimiser = torch.optim.AdamW(_groups(masters, stage), weight_decay=DECAY, betas=(0.9, 0.98), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, total, stage.warm_up))
    step = 0
    for epoch in range(stage.epochs):
        began, sums = time.monotonic(), dict[str, float]()
        for number, one in enumerate(batches(examples, random, marks, stage.pieces), 1):
            parts = loss(model.field, model.net(one.ids, one.features, one.mask.to(kind), noise), one)
            sum(parts.values()).backward()  # type: ignore[union-attr]
            _step(model, masters, optimiser)
            schedule.step()
            step += 1
            _average(means, masters, step)
            for name, value in parts.items():
                sums[name] = sums.get(name, 0) + float(value.detach())
            if number % 20 == 0:
                took = time.monotonic() - began
                shown = " ".join(f"{name} {value / number:.4f}" for name, value in sums.items())
                print(f"epoch {epoch + 1} step {number}/{per_epoch} {took:.0f} s {shown}", flush=True)
        yield _kept(means)


def mean_of(models: Sequence[Model]) -> Model:
    """The model with the mean of the weights: better than each where all come from one start (Wortsman et al. 2022)."""
    states = [one.state_dict() for one in models]
    model = Model(Tagger())
    model.load_state_dict({name: torch.stack([one[name] for one in states]).mean(0) for name in states[0]})
    return model.eval()


def _groups(masters: dict[str, Tensor], stage: Stage) -> list[dict[str, object]]:
    new = ("tags", "names", "links", "features", "transitions")
    fresh = [one for name, one in masters.items() if any(part in name for part in new)]
    old = [one for name, one in masters.items() if not any(part in name for part in new)]
    return [{"params": old, "lr": stage.encoder}, {"params": fresh, "lr": stage.heads}]


def _rate(step: int, total: int, warm_up: float) -> float:
    """Up in a line, then down in half a wave of the cosine."""
    warm = total * warm_up
    if step < warm:
        return step / warm
    return 0.02 + 0.98 * (1 + math.cos(math.pi * (step - warm) / (total - warm))) / 2


def _step(model: Model, masters: dict[str, Tensor], optimiser: torch.optim.Optimizer) -> None:
    for name, one in model.named_parameters():
        masters[name].grad = None if one.grad is None else one.grad.float()
        one.grad = None
    nn.utils.clip_grad_norm_(list(masters.values()), CLIP)
    optimiser.step()
    with torch.no_grad():
        for name, one in model.named_parameters():
            one.copy_(masters[name])


def _average(means: dict[str, Tensor], masters: dict[str, Tensor], step: int) -> None:
    keep = min(MEAN, step / (step + 10))
    with torch.no_grad():
        torch._foreach_lerp_(list(means.values()), [one.detach() for one in masters.values()], 1 - keep)


def _kept(means: dict[str, Tensor]) -> Model:
    model = Model(Tagger())
    with torch.no_grad():
        for name, one in model.named_parameters():
            one.copy_(means[name])
    return model.eval()

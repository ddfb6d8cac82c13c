"""What training makes small: a conditional random field over the tags, names piece by piece, and the links."""

from itertools import product

import torch
from torch import Tensor, nn
from torch.nn import functional

from service.extract import viterbi
from service.extract.labelling import Tag, follows, may_begin
from training.batches import Batch
from training.examples import UNKNOWN
from training.network import LINK, LINKS

#: What names and links weigh beside the tags.
NAMES_WEIGHT, LINKS_WEIGHT = 0.3, 0.5
NEVER = float(viterbi.NEVER)


class Field(nn.Module):
    """A linear-chain conditional random field (Lafferty et al. 2001) over the tags that may follow one another."""

    def __init__(self) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(len(Tag), len(Tag)))
        never = torch.zeros(len(Tag), len(Tag))
        for before, after in product(Tag, Tag):
            if not follows(before, after):
                never[before, after] = NEVER
        self.register_buffer("never", never)
        self.register_buffer("start", torch.tensor([0.0 if may_begin(tag) else NEVER for tag in Tag]))

    def forward(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """The negative log-likelihood of the tags for each piece on average; shapes (batch, pieces[, tags])."""
        moves = self.transitions + self.never
        given = scores.gather(2, tags[..., None])[..., 0]
        steps = moves[tags[:, :-1], tags[:, 1:]]
        path = (given * mask).sum(1) + (steps * mask[:, 1:]).sum(1)
        return (self._all(scores, moves, mask) - path).sum() / mask.sum()

    def _all(self, scores: Tensor, moves: Tensor, mask: Tensor) -> Tensor:
        """The log of the sum over all paths."""
        weights = moves.exp()
        ahead = scores[:, 0] + self.start
        for score, real in zip(scores.unbind(1)[1:], mask.unbind(1)[1:], strict=True):
            top = ahead.max(1, keepdim=True).values.detach()
            after = ((ahead - top).exp() @ weights).clamp_min(1e-30).log() + top + score
            ahead = torch.where(real[:, None] > 0, after, ahead)
        return ahead.logsumexp(1)


def loss(field: Field, answer: tuple[Tensor, Tensor, Tensor], batch: Batch) -> dict[str, Tensor]:
    """The parts of the loss, each weighted; their sum is what is made small."""
    tags, names, links = (one.float() for one in answer)
    real = batch.real[:, 1:-1]
    named = functional.cross_entropy(
        names[:, 1:-1].transpose(1, 2), batch.names[:, 1:-1], reduction="none", ignore_index=UNKNOWN
    )
    return {
        "tags": field(tags[:, 1:-1], batch.tags[:, 1:-1], real),
        "names": NAMES_WEIGHT * (named * real).sum() / real.sum(),
        "links": LINKS_WEIGHT * _links(links, batch),
    }


def _links(vectors: Tensor, batch: Batch) -> Tensor:
    """The negative log-probability that a piece's link leads to one of the right pieces; nowhere is the first piece."""
    size = vectors.shape[:2]
    query, key = vectors.view(*size, 2, LINKS, LINK).permute(2, 3, 0, 1, 4)
    scores = (query @ key.transpose(-1, -2)) / LINK**0.5
    open_ = batch.real.clone()
    open_[:, 0] = 1
    scores = scores.masked_fill(open_[None, :, None, :] == 0, NEVER)
    total = scores.logsumexp(-1)
    right = scores.masked_fill(~batch.links, NEVER).logsumexp(-1)
    asked = batch.links.any(-1)
    lost = (total - right) * asked
    return (lost.sum((1, 2)) / asked.sum((1, 2)).clamp_min(1)).sum()

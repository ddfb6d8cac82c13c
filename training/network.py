"""The network: a MiniLM encoder with typography and rules added to its input; it tags pieces and links them."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from service.extract.features import FEATURES
from service.extract.labelling import NameTag, Tag

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
POSITIONS, VOCABULARY = 512, 30522
#: Width of the space in which links are measured.
LINK = 96
#: Links: from a content to its cue, from a content to its speaker, from a cue to its speaker.
CONTENT_CUE, CONTENT_SPEAKER, CUE_SPEAKER = range(3)
LINKS = 3
DROPOUT = 0.1
#: The least scale of eight bits, for a tensor of noughts.
TINY = 1e-8


class Noise:
    """Dropout from a pool of masks drawn once: drawing anew each time takes as long as the layer itself."""

    def __init__(self, seed: int, kind: torch.dtype, size: int = 1 << 25) -> None:
        self._random = torch.Generator().manual_seed(seed)
        kept = torch.rand(size, generator=self._random) >= DROPOUT
        self._pool = kept.to(kind) / (1 - DROPOUT)

    def __call__(self, x: Tensor) -> Tensor:
        """The input with a tenth of it set to nought."""
        spare = self._pool.numel() - x.numel()
        at = int(torch.randint(spare, (), generator=self._random))
        return x * self._pool[at : at + x.numel()].view_as(x)


class Linear(nn.Linear):
    """While it is trained, it computes as the service will: with weights and input in eight bits.

    The weights have a scale for each channel, the input one for the whole batch; the gradient takes no notice of the
    rounding (Jacob et al. 2018).
    """

    def forward(self, x: Tensor) -> Tensor:
        """As the linear layer of torch."""
        if not self.training:
            return super().forward(x)
        scale = self.weight.detach().abs().amax(1).clamp_min(TINY) / 127
        none = torch.zeros_like(scale, dtype=torch.int32)
        weight = torch.fake_quantize_per_channel_affine(self.weight, scale.float(), none, 0, -127, 127)
        return functional.linear(_rounded(x), weight, self.bias)


def _rounded(x: Tensor) -> Tensor:
    ends = x.detach().aminmax()
    least, most = ends.min.clamp_max(0), ends.max.clamp_min(0)
    scale = ((most - least) / 255).clamp_min(TINY).float()
    zero = (-least / scale).round().to(torch.int32)
    return torch.fake_quantize_per_tensor_affine(x, scale, zero, 0, 255)


class Layer(nn.Module):
    """One layer of BERT (Devlin et al. 2019), normalised behind each half."""

    def __init__(self) -> None:
        super().__init__()
        self.attention = Linear(WIDTH, 3 * WIDTH)
        self.output = Linear(WIDTH, WIDTH)
        self.attended = nn.LayerNorm(WIDTH, 1e-12)
        self.widen = Linear(WIDTH, INNER)
        self.narrow = Linear(INNER, WIDTH)
        self.normalised = nn.LayerNorm(WIDTH, 1e-12)

    def forward(self, x: Tensor, mask: Tensor, noise: Noise | None) -> Tensor:
        """Shape (batch, pieces, WIDTH) in and out; `mask` is added to the attention's scores."""
        batch, size, _ = x.shape
        query, key, value = self.attention(x).view(batch, size, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(query, key, value, mask)
        seen = self.output(seen.transpose(1, 2).reshape(batch, size, WIDTH))
        x = self.attended(x + (noise(seen) if noise else seen))
        inner = self.narrow(functional.gelu(self.widen(x)))
        return self.normalised(x + (noise(inner) if noise else inner))


class Tagger(nn.Module):
    """Ids and features in; scores of tags and names out, and what links are measured with."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.features = nn.Embedding(FEATURES, WIDTH)
        self.embedded = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.tags = nn.Linear(WIDTH, len(Tag))
        self.names = nn.Linear(WIDTH, len(NameTag))
        self.links = nn.Linear(WIDTH, 2 * LINKS * LINK)

    def forward(
        self, ids: Tensor, features: Tensor, mask: Tensor, noise: Noise | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of tags (batch, pieces, tags) and of names, and the link vectors (batch, pieces, 2 × LINKS × LINK)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(places) + self.features(features).sum(2)
        x = self.embedded(x)
        if noise:
            x = noise(x)
        for layer in self.layers:
            x = layer(x, mask, noise)
        return self.tags(x), self.names(x), self.links(x)


def pretrained(path: Path) -> Tagger:
    """The network with the encoder's published weights; what is new starts near nought."""
    given = load_file(path)
    net = Tagger()
    nn.init.normal_(net.features.weight, std=0.02)
    for head in (net.tags, net.names, net.links):
        nn.init.normal_(head.weight, std=0.02)
        nn.init.zeros_(head.bias)
    with torch.no_grad():
        net.words.weight.copy_(given["embeddings.word_embeddings.weight"])
        net.places.weight.copy_(
            given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
        )
        _norm(net.embedded, given, "embeddings.LayerNorm")
        for number, layer in enumerate(net.layers):
            _layer(layer, given, f"encoder.layer.{number}.")  # type: ignore[arg-type]
    return net


def _layer(layer: Layer, given: dict[str, Tensor], name: str) -> None:
    for part in ("weight", "bias"):
        three = [given[f"{name}attention.self.{one}.{part}"] for one in ("query", "key", "value")]
        getattr(layer.attention, part).copy_(torch.cat(three))
        getattr(layer.output, part).copy_(given[f"{name}attention.output.dense.{part}"])
        getattr(layer.widen, part).copy_(given[f"{name}intermediate.dense.{part}"])
        getattr(layer.narrow, part).copy_(given[f"{name}output.dense.{part}"])
    _norm(layer.attended, given, f"{name}attention.output.LayerNorm")
    _norm(layer.normalised, given, f"{name}output.LayerNorm")


def _norm(norm: nn.LayerNorm, given: dict[str, Tensor], name: str) -> None:
    norm.weight.copy_(given[f"{name}.weight"])
    norm.bias.copy_(given[f"{name}.bias"])

"""Feeds cut into batches that are stored as one."""

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from service.load.feeds import Found, PassedOver
from service.model.document import Document
from service.model.load import Refusal

#: Documents in a batch: about what two processes read in a second, so that a long load makes a version a second.
DOCUMENTS = 100
#: Bytes of documents in a batch, so that memory does not follow the size of a load.
BYTES = 16 * 1024 * 1024


class Batch(Struct):
    """Documents to be stored in one transaction, and what was met on the way to them."""

    documents: list[Document] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    bytes: int = 0

    @property
    def is_full(self) -> bool:
        """Whether it is time for the next one."""
        return len(self.documents) + len(self.refusals) >= DOCUMENTS or self.bytes >= BYTES


def batches(found: Iterable[Found]) -> Iterator[Batch]:
    """What the feeds give, in order."""
    batch = Batch()
    for one in found:
        if isinstance(one, Document):
            batch.documents.append(one)
            batch.bytes += len(one.body)
        elif isinstance(one, Refusal):
            batch.refusals.append(one)
        elif isinstance(one, PassedOver):
            batch.passed_over.append(one.name)
        if batch.is_full:
            yield batch
            batch = Batch()
    if batch.documents or batch.refusals or batch.passed_over:
        yield batch

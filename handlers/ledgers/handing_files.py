"""The files of a hand-in: rendered once, sealed in the archive, given again as they were."""

import asyncio

from domain.handing import LEDGERS, Document, File, file_name
from domain.papers import Papers
from handlers.acts import Form
from handlers.context import Services
from handlers.ledgers import documents


async def seal(services: Services, department: str, papers: Papers, owner: str) -> tuple[File, ...]:
    """Render all files and store them; nothing names them yet, so that a kill leaves no trace."""
    return tuple([
        await _seal(services, department, papers, owner, document) for document in Document
    ])  # fmt: skip


async def read(services: Services, file: File) -> bytes:
    """The bytes that were handed in; raises `MissingFileError` or `WrongKeyError`."""
    return await asyncio.to_thread(services.archive.get, file.digest)


async def _seal(
    services: Services, department: str, papers: Papers, owner: str, document: Document
) -> File:
    assert papers.handing is not None
    form = Form.EXCEL if document is Document.WORKBOOK else Form.WORD
    content = await documents.render(services, department, papers, LEDGERS[document], form)
    digest = await asyncio.to_thread(services.archive.put, content, now=services.now())
    name = file_name(owner, document, papers.handing.number)
    return File(document, name, digest, len(content))

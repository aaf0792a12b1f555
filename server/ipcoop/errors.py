"""Errors that say a cause and a remedy; only the edges (``http``, ``cli``) render them."""


class IpcoopError(Exception):
    """Base of all errors that a user can cause and mend.

    ``status`` is the HTTP status that fits; ``line`` and ``column`` count from 1 and are
    set where the cause has a place in the request.
    """

    status = 500
    title = "The service could not do this"

    def __init__(
        self,
        cause: str,
        remedy: str = "",
        *,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(f"{cause} {remedy}".strip())
        self.cause = cause
        self.remedy = remedy
        self.line = line
        self.column = column


class ResourceMissingError(IpcoopError):
    """A file that ships with the project is not where it should be."""

    title = "A shipped file is missing"


class ReasonerMissingError(IpcoopError):
    """HermiT was asked for and is not installed."""

    status = 501
    title = "No reasoner"


class EvidenceError(IpcoopError):
    """Quoted words are not in the text that they are said to come from."""

    status = 422
    title = "The quote is not in the text"


class BadUsageError(IpcoopError):
    """A command was given something that it cannot use."""

    status = 400
    title = "Wrong usage"


class BadQueryError(IpcoopError):
    """A query is not SPARQL, or asks for what this service refuses."""

    status = 400
    title = "The query cannot be answered"


class BadRequestError(IpcoopError):
    """A request does not follow the SPARQL 1.1 Protocol."""

    status = 400
    title = "The request is not understood"


class NotFoundError(IpcoopError):
    """Nothing has this name."""

    status = 404
    title = "Not found"


class NotAcceptableError(IpcoopError):
    """None of the formats asked for can be given."""

    status = 406
    title = "No acceptable format"


class BodyTooLargeError(IpcoopError):
    """The body of a request has more bytes than this service takes."""

    status = 413
    title = "The request is too large"


class TooSlowBodyError(IpcoopError):
    """The body of a request does not come in time."""

    status = 408
    title = "The request comes too slowly"


class ClientLeftError(IpcoopError):
    """The client left, so that nobody waits for the answer."""

    status = 499
    title = "The client left"


class UnsupportedMediaTypeError(IpcoopError):
    """The body of a request has a type that is not taken here."""

    status = 415
    title = "Unsupported media type"


class ReadOnlyError(IpcoopError):
    """A request wants to change what can only be read."""

    status = 403
    title = "This can only be read"


class AnswerTooLargeError(IpcoopError):
    """An answer has more bytes than this service gives."""

    status = 503
    title = "The answer is too large"


class OutOfMemoryError(IpcoopError):
    """A query or a write takes more memory than this service gives."""

    status = 503
    title = "This takes too much memory"


class TooSlowError(IpcoopError):
    """A query or a write takes longer than this service, or its client, gives it."""

    status = 504
    title = "This takes too long"


class WorkerLostError(IpcoopError):
    """The process that was at work ended for a reason that is not the request's."""

    status = 503
    title = "The work broke off"


class BusyError(IpcoopError):
    """Too many requests wait already; ``seconds`` says when to come again."""

    status = 503
    title = "The service is busy"

    def __init__(self, cause: str, remedy: str = "", *, seconds: int = 1) -> None:
        super().__init__(cause, remedy)
        self.seconds = seconds


class EngineAwayError(IpcoopError):
    """The engine that has the graph cannot be reached."""

    status = 503
    title = "The engine does not answer"


class EngineFaultError(IpcoopError):
    """The engine that has the graph gives no answer, a broken one, or a part of one."""

    status = 502
    title = "The engine gave no whole answer"


class UnfitEngineError(IpcoopError):
    """An engine cannot stand in for the store of this service."""

    title = "This engine cannot be used so"


class UnauthorizedError(IpcoopError):
    """A request to write does not show that it may."""

    status = 401
    title = "The token is missing or wrong"


class BadDataError(IpcoopError):
    """Data that was to be loaded is not what it should be."""

    status = 400
    title = "The data cannot be loaded"


class StorageError(IpcoopError):
    """A write cannot be kept on the disk."""

    status = 507
    title = "The disk does not take it"


class DamagedStoreError(IpcoopError):
    """A store on the disk is not what was written."""

    title = "The store is damaged"


class StoreInUseError(IpcoopError):
    """Another process has the store."""

    status = 409
    title = "The store is in use"


class OtherStoreError(IpcoopError):
    """A folder is no store, or one of another kind or a newer version."""

    status = 409
    title = "The store cannot be opened"


class InvalidWriteError(IpcoopError):
    """A write would break rules for the data; ``report`` is the validation report as N-Triples."""

    status = 422
    title = "The write breaks rules for the data"

    def __init__(self, cause: str, remedy: str = "", *, report: str) -> None:
        super().__init__(cause, remedy)
        self.report = report


class CannotListenError(IpcoopError):
    """The address and port to serve on are not to be had."""

    title = "The server cannot start"


class UnreadableDocumentError(IpcoopError):
    """A file that was to be ingested cannot be read as a document."""

    status = 422
    title = "The document cannot be read"

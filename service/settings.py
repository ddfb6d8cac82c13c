"""The settings: one frozen value, read from the environment once."""

import difflib
import os
import re
from collections.abc import Mapping
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import quote, urlsplit

from msgspec import Meta, Struct, ValidationError, convert, field, structs

from service.errors import SettingsError

PREFIX = "ONRECORD_"
PASSWORD_IN_QUERY = re.compile(r"([?&]password=)[^&]*")
ORIGIN = re.compile(r"[a-z][a-z0-9+.-]*://[^/\s*?#]+")
#: What an operator writes for an empty list, since an empty variable counts as absent.
NONE = "none"
SCHEMES = ("postgresql", "postgres")
#: Processes that read articles: each keeps a copy of the engine in memory.
MOST_EXTRACTORS = 8
#: Requests within a minute that a limit may be set to.
MOST_REQUESTS = 1_000_000


def _cores() -> int:
    return min(MOST_EXTRACTORS, os.cpu_count() or 1)


class Origins(tuple[str, ...]):
    """Origins of web pages, as browsers name them; `*` is any."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """The origins that a text lists, separated by spaces. Raises ValueError."""
        given = [] if text == NONE else text.lower().split()
        if any(one != "*" and not ORIGIN.fullmatch(one) for one in given):
            raise ValueError(f"{text!r} does not list origins")
        return super().__new__(cls, given)


class Networks(tuple[IPv4Network | IPv6Network, ...]):
    """Networks and single addresses."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """The networks that a text lists, separated by spaces. Raises ValueError."""
        return super().__new__(cls, [] if text == NONE else map(ip_network, text.split()))

    def hold(self, address: IPv4Address | IPv6Address) -> bool:
        """Whether an address lies in one of them."""
        return any(address in one for one in self)


class ProxyHeader(StrEnum):
    """In which header proxies tell for whom they ask."""

    X_FORWARDED_FOR = "X-Forwarded-For"
    FORWARDED = "Forwarded"


Port = Annotated[int, Meta(ge=1, le=65535, description="a whole number from 1 to 65535")]
Count = Annotated[int, Meta(ge=1, le=1000, description="a whole number from 1 to 1000")]
Quota = Annotated[int, Meta(ge=0, le=MOST_REQUESTS, description=f"a whole number from 0, for none, to {MOST_REQUESTS}")]
Room = Annotated[int, Meta(ge=0, le=65_536, description="a whole number of mebibytes from 0, for none, to 65536")]
Seconds = Annotated[float, Meta(gt=0, le=3600, description="a number of seconds, more than 0 and at most 3600")]
Level = Annotated[
    Literal["debug", "info", "warning", "error"], Meta(description="one of debug, info, warning and error")
]
Switch = Annotated[bool, Meta(description="true or false")]
Pages = Annotated[
    Origins, Meta(description="*, none, or origins such as https://desk.example:8443, separated by spaces")
]


Places = Annotated[
    Networks, Meta(description="none, or networks such as 10.0.0.0/8 and addresses, separated by spaces")
]
Told = Annotated[ProxyHeader, Meta(description="X-Forwarded-For or Forwarded")]


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """What an operator decides; `ONRECORD_PORT` is `port`."""

    #: postgresql://…, with the password in it. Without one, an embedded server is used.
    database_url: str | None = None
    #: Goes into the address when the settings are read, so that the address itself may be public.
    database_password: str | None = None
    #: A file that holds the password, as secrets are mounted.
    database_password_file: Path | None = None
    host: str = "127.0.0.1"
    port: Port = 8000
    #: Where the embedded server keeps its data.
    data_dir: Path = Path("data")
    #: Processes that answer requests.
    workers: Count = 1
    #: Connections that each of them keeps at most.
    pool_size: Count = 10
    #: Seconds that a read may take.
    read_timeout: Seconds = 5.0
    #: Streams that each worker sends at once, on connections besides those.
    streams: Count = 4
    #: Seconds that a read of a stream may take.
    stream_timeout: Seconds = 30.0
    #: Mebibytes of answers that each worker remembers; 0 is none.
    memory: Room = 32
    #: Processes that read articles during a load.
    extractors: Count = field(default_factory=_cores)
    log: Level = "info"
    #: A log line for each request.
    access_log: Switch = True
    #: Counts of requests and their times, and the path that gives them.
    metrics: Switch = True
    #: A header that says where the time of a request went.
    server_timing: Switch = True
    #: Whether reading needs a key, as writing does.
    reads_need_key: Switch = False
    #: The web pages whose scripts may read answers.
    cors_origins: Pages = Origins("*")
    #: Requests without a key that one address may make within a minute.
    rate_limit: Quota = 6000
    #: Requests that may be made with one key within a minute, wherever they come from.
    rate_limit_key: Quota = 60_000
    #: Where callers are to whom no limit holds.
    rate_limit_exempt: Places = Networks("127.0.0.0/8 ::1")
    #: The proxies that are believed when they tell for whom they ask, and where they tell it.
    proxies: Places = Networks(NONE)
    proxy_header: Told = ProxyHeader.X_FORWARDED_FOR

    def __repr__(self) -> str:
        """As a call, without the secrets."""
        shown = structs.asdict(self) | {"database_url": self.database_url and public(self.database_url)}
        shown["database_password"] = self.database_password and "***"
        return f"Settings({', '.join(f'{name}={value!r}' for name, value in shown.items())})"


def load_settings(environ: Mapping[str, str]) -> Settings:
    """The settings that an environment gives; an empty variable counts as absent. Raises SettingsError."""
    given = {name: value for name, value in environ.items() if name.startswith(PREFIX) and value}
    for variable in given:
        _refuse_unknown(variable)
    kinds = {PREFIX + item.encode_name.upper(): item for item in structs.fields(Settings)}
    settings = Settings(**{kinds[name].name: _read(name, value, kinds[name].type) for name, value in given.items()})
    return _with_password(settings)


def public(url: str) -> str:
    """An address as it may be shown: without its password."""
    parts = urlsplit(url)
    user, at, place = parts.netloc.rpartition("@")
    name, colon, _ = user.partition(":")
    shown = parts._replace(netloc=f"{name}{colon and ':***'}{at}{place}").geturl()
    return PASSWORD_IN_QUERY.sub(r"\1***", shown)


def _refuse_unknown(variable: str) -> None:
    known = [name.upper() for name in Settings.__struct_fields__]
    name = variable.removeprefix(PREFIX)
    if name in known:
        return
    near = difflib.get_close_matches(name, known, n=1)
    advice = f"did you mean {PREFIX}{near[0]}?" if near else f"there are {', '.join(PREFIX + name for name in known)}"
    raise SettingsError(f"{variable} is not a setting: {advice}")


def _read(variable: str, value: str, kind: Any) -> Any:
    try:
        return convert(value, kind, strict=False, dec_hook=lambda wanted, text: wanted(text))
    except ValidationError as error:
        allowed = next(item.description for item in kind.__metadata__ if item.description)
        raise SettingsError(f"{variable} is {value!r}: it must be {allowed}") from error


def _with_password(settings: Settings) -> Settings:
    url, password = settings.database_url, settings.database_password
    if settings.database_password_file:
        password = _first_line(settings.database_password_file)
    if url:
        url = _address(url, password)
    return structs.replace(settings, database_url=url, database_password=None, database_password_file=None)


def _address(url: str, password: str | None) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in SCHEMES:
        raise SettingsError(f"{PREFIX}DATABASE_URL must be an address that begins with postgresql://")
    if password is None:
        return url
    user, _, place = parts.netloc.rpartition("@")
    return parts._replace(netloc=f"{user.partition(':')[0]}:{quote(password, safe='')}@{place}").geturl()


def _first_line(path: Path) -> str:
    try:
        return path.read_text().partition("\n")[0].strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{PREFIX}DATABASE_PASSWORD_FILE cannot be read: {error}") from error

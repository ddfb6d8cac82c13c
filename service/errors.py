"""The errors of the domain; none of them knows HTTP, and each takes one message.

```
ServiceError
├── NotFound          a record that is not there
├── Invalid           a value that cannot be used
│   └── Outdated      a place in a list that is ordered otherwise now
├── Unavailable       the database is away, or has no room
│   └── TooSlow       a read ran out of time
├── ArticleError      a document that cannot be read as an article
├── FeedError         a file that cannot be read at all
└── SettingsError     a setting that stops the start
```

One message only, because an exception that crosses a process pool is rebuilt from its `args`.
"""


class ServiceError(Exception):
    """The root of every error that is raised on purpose."""


class NotFound(ServiceError):
    """A record that is not there."""


class Invalid(ServiceError):
    """A value that cannot be used; the message names it and says what is allowed."""


class Outdated(Invalid):
    """A place in a list that is ordered otherwise now."""


class Unavailable(ServiceError):
    """The database is away, or has no room."""


class TooSlow(Unavailable):
    """A read ran out of time; the message says what to ask instead."""


class ArticleError(ServiceError):
    """A document that cannot be read as an article; the message gives the place and the reason."""


class FeedError(ServiceError):
    """A file that cannot be read at all."""


class SettingsError(ServiceError):
    """A setting that stops the start."""

"""What the environment may say."""

from pathlib import Path

import pytest

from service.errors import SettingsError
from service.settings import Settings, load_settings, public


def test_an_empty_environment_gives_the_defaults() -> None:
    """Nothing has to be set; variables of others and empty ones count for nothing."""
    assert load_settings({"HOME": "/root", "ONRECORD_PORT": ""}) == Settings()


def test_values_are_read_as_what_they_are() -> None:
    """Numbers, folders and switches come out as such."""
    settings = load_settings(
        {
            "ONRECORD_PORT": "9000",
            "ONRECORD_READ_TIMEOUT": "0.5",
            "ONRECORD_DATA_DIR": "/srv/data",
            "ONRECORD_ACCESS_LOG": "false",
            "ONRECORD_LOG": "debug",
        }
    )

    assert settings == Settings(port=9000, read_timeout=0.5, data_dir=Path("/srv/data"), access_log=False, log="debug")


def test_lists_are_separated_by_spaces() -> None:
    """And an empty one is `none`."""
    several = load_settings({"ONRECORD_CORS_ORIGINS": "https://Desk.example  http://localhost:3000"})

    assert several.cors_origins == ("https://desk.example", "http://localhost:3000")
    assert load_settings({"ONRECORD_CORS_ORIGINS": "none"}).cors_origins == ()


def test_a_misspelt_variable_is_refused_with_the_right_one() -> None:
    """The message names both."""
    with pytest.raises(SettingsError, match="ONRECORD_PROT is not a setting: did you mean ONRECORD_PORT"):
        load_settings({"ONRECORD_PROT": "9000"})


def test_an_unknown_variable_is_refused_with_all_there_are() -> None:
    """Where nothing is near, the message lists them."""
    with pytest.raises(SettingsError, match=r"ONRECORD_COLOUR_OF_INK is not a setting: there are .*ONRECORD_DATA_DIR"):
        load_settings({"ONRECORD_COLOUR_OF_INK": "1"})


@pytest.mark.parametrize(
    ("variable", "value", "allowed"),
    [
        ("ONRECORD_PORT", "abc", "a whole number from 1 to 65535"),
        ("ONRECORD_PORT", "70000", "a whole number from 1 to 65535"),
        ("ONRECORD_WORKERS", "0", "a whole number from 1 to 1000"),
        ("ONRECORD_READ_TIMEOUT", "0", "more than 0"),
        ("ONRECORD_READ_TIMEOUT", "nan", "more than 0"),
        ("ONRECORD_LOG", "loud", "one of debug, info, warning and error"),
        ("ONRECORD_ACCESS_LOG", "maybe", "true or false"),
        ("ONRECORD_RATE_LIMIT", "-1", "a whole number from 0, for none"),
        ("ONRECORD_PROXIES", "proxy.example", "none, or networks such as 10.0.0.0/8"),
        ("ONRECORD_PROXIES", "10.0.0.1/8", "none, or networks such as 10.0.0.0/8"),
        ("ONRECORD_PROXY_HEADER", "X-Real-IP", "X-Forwarded-For or Forwarded"),
        ("ONRECORD_CORS_ORIGINS", "desk.example", "none, or origins such as"),
        ("ONRECORD_CORS_ORIGINS", "https://desk.example/page", "none, or origins such as"),
    ],
)
def test_a_bad_value_is_refused_with_what_is_allowed(variable: str, value: str, allowed: str) -> None:
    """The message names the variable, the value and the allowed ones."""
    with pytest.raises(SettingsError, match=f"{variable} is '{value}': it must be .*{allowed}"):
        load_settings({variable: value})


@pytest.mark.parametrize("url", ["http://db/onrecord", "db:5432", "postgresql//db", "http://[db"])
def test_an_address_of_something_else_is_refused_without_showing_it(url: str) -> None:
    """It may hold a secret, so the message does not repeat it."""
    with pytest.raises(SettingsError, match="ONRECORD_DATABASE_URL must be an address") as caught:
        load_settings({"ONRECORD_DATABASE_URL": url})

    assert url not in str(caught.value)


@pytest.mark.parametrize("url", ["postgresql://ann@db/onrecord", "postgresql://ann:old@db/onrecord"])
def test_a_password_of_its_own_goes_into_the_address(url: str) -> None:
    """Escaped, in place of one that is there."""
    settings = load_settings({"ONRECORD_DATABASE_URL": url, "ONRECORD_DATABASE_PASSWORD": "a:b/c@d"})

    assert settings.database_url == "postgresql://ann:a%3Ab%2Fc%40d@db/onrecord"
    assert settings.database_password is None


def test_a_password_is_read_from_a_file(tmp_path: Path) -> None:
    """Its first line, as secrets are mounted."""
    (tmp_path / "secret").write_text("hush\n")

    settings = load_settings(
        {
            "ONRECORD_DATABASE_URL": "postgresql://ann@db/onrecord",
            "ONRECORD_DATABASE_PASSWORD_FILE": str(tmp_path / "secret"),
        }
    )

    assert settings.database_url == "postgresql://ann:hush@db/onrecord"


def test_a_password_file_that_is_not_there_stops_the_start(tmp_path: Path) -> None:
    """The message names the variable."""
    with pytest.raises(SettingsError, match="ONRECORD_DATABASE_PASSWORD_FILE cannot be read"):
        load_settings({"ONRECORD_DATABASE_PASSWORD_FILE": str(tmp_path / "secret")})


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://ann:hush@db:5432/onrecord", "postgresql://ann:***@db:5432/onrecord"),
        ("postgresql://ann:hu@sh@db/onrecord", "postgresql://ann:***@db/onrecord"),
        ("postgresql://ann@/onrecord?host=/run&password=hush", "postgresql://ann@/onrecord?host=/run&password=***"),
        ("postgresql://ann@db/onrecord", "postgresql://ann@db/onrecord"),
    ],
)
def test_a_password_is_never_shown(url: str, shown: str) -> None:
    """Neither in the public form of an address nor in the repr of the settings."""
    assert public(url) == shown
    assert "hush" not in repr(Settings(database_url=url, database_password="hush"))  # noqa: S106 - no secret

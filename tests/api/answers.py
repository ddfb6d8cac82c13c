"""What tests read from answers."""

from typing import Any

from httpx import AsyncClient, Response


def ids(response: Response) -> list[str]:
    """The ids of a page, in order."""
    assert response.status_code == 200, response.text
    return [item["id"] for item in response.json()["items"]]


def faults(response: Response) -> dict[str, str]:
    """What a problem document complains of, by name."""
    assert response.headers["content-type"] == "application/problem+json", response.text
    problem = response.json()
    assert problem["status"] == response.status_code
    assert problem["request_id"] == response.headers["x-request-id"]
    return {fault["name"]: fault["message"] for fault in problem["errors"]}


async def walk(client: AsyncClient, path: str, way: str = "next", **params: Any) -> list[list[str]]:
    """The ids of every page of a list, from the one asked for to its end."""
    pages = []
    while True:
        response = await client.get(path, params=params)
        pages.append(ids(response))
        cursor = response.json()["page"][way]
        if cursor is None:
            return pages
        params["cursor"] = cursor


async def last_cursor(client: AsyncClient, path: str, **params: Any) -> str | None:
    """The cursor of the last page of a list."""
    cursor = None
    while following := (await client.get(path, params=params)).json()["page"]["next"]:
        cursor = params["cursor"] = following
    return cursor

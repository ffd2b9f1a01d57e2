# docflow in one image: API, worker and poller are the same image with another command.
FROM python:3.12-slim-bookworm

WORKDIR /app
COPY pyproject.toml README.md LICENSE ./
COPY requirements requirements
COPY scripts scripts
COPY docflow docflow
COPY extractors extractors
COPY workers workers
RUN scripts/setup.sh docker && rm -rf /var/lib/apt/lists/* docflow extractors workers \
    && useradd --system --create-home --home-dir /var/lib/docflow docflow

USER docflow
ENV PATH=/app/.venv/bin:$PATH DOCFLOW_HOME=/var/lib/docflow DOCFLOW_HOST=0.0.0.0 OMP_THREAD_LIMIT=1
VOLUME /var/lib/docflow
EXPOSE 8080
HEALTHCHECK --start-period=20s CMD python -c "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/livez')"
CMD ["docflow", "serve", "--workers", "0", "--no-poll"]

# syntax=docker/dockerfile:1
# Builds the wheel and its locked dependencies in one stage, runs them without a compiler in the
# other. The model is inside the wheel: nothing is downloaded when a container starts.
FROM python:3.12-slim AS build
WORKDIR /src
COPY requirements.lock ./
RUN python -m venv /opt/copydesk \
 && /opt/copydesk/bin/pip install --no-cache-dir --disable-pip-version-check -r requirements.lock
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY schemas ./schemas
COPY worker ./worker
RUN /opt/copydesk/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps .

FROM python:3.12-slim
LABEL org.opencontainers.image.title="copydesk" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN useradd --system --uid 10001 --home-dir /nonexistent --no-create-home copydesk
COPY --from=build /opt/copydesk /opt/copydesk
ENV PATH=/opt/copydesk/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1
USER 10001
STOPSIGNAL SIGTERM
ENTRYPOINT ["copydesk"]
CMD ["run"]

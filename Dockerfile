# ChatTrader as an image: docker build -t chattrader .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY . .
RUN dotnet publish Bot.Host -p:PublishProfile=linux-x64 -p:RunAnalyzers=false -o /out

FROM debian:bookworm-slim
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl fonts-nanum fonts-noto-color-emoji \
        librsvg2-2 libsqlite3-0 libssl3 tini tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --system --gid 10001 chattrader \
    && useradd --system --uid 10001 --gid chattrader --home-dir /data --no-create-home --shell /usr/sbin/nologin chattrader \
    && install -d -m 0700 -o chattrader -g chattrader /data
COPY --from=build --chown=root:root /out /opt/chattrader
ENV CHATTRADER_Storage__Folder=/data/data \
    CHATTRADER_Backtest__DataFolder=/data/backtest_data \
    CHATTRADER_Log__Folder=/data/logs \
    DOTNET_gcServer=0 \
    DOTNET_GCgen0size=0x400000 \
    DOTNET_TieredPGO=0 \
    DOTNET_TC_CallCountingDelayMs=0xFFFFFFFE \
    DOTNET_EnableDiagnostics=0 \
    MALLOC_ARENA_MAX=1
USER 10001:10001
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://127.0.0.1:8080/health/live"]
ENTRYPOINT ["/usr/bin/tini", "--", "/opt/chattrader/chattrader"]
CMD ["run"]

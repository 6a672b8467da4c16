# 权责清单登记。构建：docker build -t quanze .
# 运行：docker run -p 3000:3000 -v quanze:/var/lib/quanze quanze
FROM node:20-bookworm-slim AS build
WORKDIR /opt/quanze
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts && npm rebuild better-sqlite3 argon2 esbuild
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY src src
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:20-bookworm-slim
WORKDIR /opt/quanze
ENV NODE_ENV=production \
    DATABASE_URL=sqlite:/var/lib/quanze/quanze.db \
    HOST=0.0.0.0 \
    PORT=3000
RUN useradd --system --home-dir /var/lib/quanze quanze && install -d -o quanze -g quanze -m 750 /var/lib/quanze
COPY --from=build /opt/quanze/node_modules node_modules
COPY --from=build /opt/quanze/dist dist
COPY package.json ./
COPY views views
COPY data data
USER quanze
VOLUME /var/lib/quanze
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/cli/main.js", "serve"]

# Baotu in a container: the explorer is built in the first stage, the second holds what runs.
FROM node:24-bookworm AS build
WORKDIR /baotu
COPY package.json package-lock.json .npmrc ./
# nodejieba is compiled where no binary of it fits: this image has Python, make and a compiler.
RUN npm ci --no-audit --no-fund
COPY . .
RUN npx vite build --logLevel warn && npm prune --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production BAOTU_DATA=/data
WORKDIR /baotu
COPY --from=build /baotu/package.json ./
COPY --from=build /baotu/node_modules ./node_modules
COPY --from=build /baotu/client/dist ./client/dist
COPY --from=build /baotu/graph-data ./graph-data
COPY --from=build /baotu/pipeline ./pipeline
COPY --from=build /baotu/server ./server
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4321
HEALTHCHECK --interval=10s --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:4321/readyz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "server/cli.ts"]
# Others get in with a token only: docker compose run --rm server token create NAME --role editor
CMD ["serve", "--host", "0.0.0.0"]

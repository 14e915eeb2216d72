# One image for api and worker: `docker compose` says which of the two a container is.

FROM node:24.11.1-bookworm-slim AS build
WORKDIR /sweepq
COPY package.json package-lock.json .npmrc ./
COPY packages/client/package.json packages/client/
COPY packages/core/package.json packages/core/
COPY packages/datasets/package.json packages/datasets/
COPY packages/contract/package.json packages/contract/
COPY packages/plan/package.json packages/plan/
COPY packages/redis/package.json packages/redis/
COPY packages/store/package.json packages/store/
COPY packages/queue/package.json packages/queue/
COPY packages/service/package.json packages/service/
COPY packages/stack/package.json packages/stack/
COPY apps/api/package.json apps/api/
COPY apps/cli/package.json apps/cli/
COPY apps/worker/package.json apps/worker/
RUN npm ci
COPY tsconfig.json tsconfig.base.json ./
COPY scripts/build-*.mjs scripts/
COPY packages packages
COPY apps apps
RUN npm run build
# What runs needs no sources, no tests and no compiler; npm would keep that as a peer some library may want.
RUN npm prune --omit=dev \
  && rm -r node_modules/typescript node_modules/@typescript \
  && find packages apps \( -name src -o -name lua \) -prune -exec rm -r {} + \
  && find packages apps \( -name '*.tsbuildinfo' -o -name '*.map' -o -name '*.d.ts' -o -name 'tsconfig.json' \) -delete \
  && find . -type d -empty -delete

FROM node:24.11.1-bookworm-slim
ENV NODE_ENV=production SWEEPQ_HOME=/var/lib/sweepq
WORKDIR /sweepq
COPY --from=build /sweepq/package.json ./
COPY --from=build /sweepq/node_modules node_modules
COPY --from=build /sweepq/packages packages
COPY --from=build /sweepq/apps apps
# The state folder belongs to who runs the process, so that a named volume mounted here does too.
RUN mkdir /var/lib/sweepq && chown node:node /var/lib/sweepq
USER node
VOLUME /var/lib/sweepq
CMD ["node", "apps/api/dist/main.js"]

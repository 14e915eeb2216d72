# One image for the whole service. The arguments of the container are those of `sweepq`: `api` (default), `worker`, or any other command.

FROM node:24.11.1-bookworm-slim AS build
WORKDIR /sweepq
COPY package.json package-lock.json .npmrc ./
COPY packages/client/package.json packages/client/
COPY packages/core/package.json packages/core/
COPY packages/datasets/package.json packages/datasets/
COPY packages/contract/package.json packages/contract/
COPY packages/exports/package.json packages/exports/
COPY packages/pictures/package.json packages/pictures/
COPY packages/plan/package.json packages/plan/
COPY packages/search/package.json packages/search/
COPY packages/redis/package.json packages/redis/
COPY packages/store/package.json packages/store/
COPY packages/queue/package.json packages/queue/
COPY packages/service/package.json packages/service/
COPY packages/stack/package.json packages/stack/
COPY packages/threads/package.json packages/threads/
COPY packages/view/package.json packages/view/
COPY apps/api/package.json apps/api/
COPY apps/cli/package.json apps/cli/
COPY apps/dashboard/package.json apps/dashboard/
COPY apps/worker/package.json apps/worker/
RUN npm ci
COPY tsconfig.json tsconfig.base.json ./
COPY scripts/build-*.mjs scripts/
COPY packages packages
COPY apps apps
RUN npm run build
# The final image needs no sources, tests or compiler. npm would keep TypeScript, because a library has it as a peer dependency.
RUN npm prune --omit=dev \
  && rm -r node_modules/typescript node_modules/@typescript \
  && find packages apps -name node_modules -prune -o \( -name src -o -name lua \) -prune -exec rm -r {} + \
  && find packages apps dist \( -name '*.tsbuildinfo' -o -name '*.map' -o -name '*.d.ts' -o -name 'tsconfig.json' \) -delete \
  && find . -type d -empty -delete

FROM node:24.11.1-bookworm-slim
ENV NODE_ENV=production SWEEPQ_HOME=/var/lib/sweepq
WORKDIR /sweepq
COPY --from=build /sweepq/package.json ./
COPY --from=build /sweepq/node_modules node_modules
COPY --from=build /sweepq/packages packages
COPY --from=build /sweepq/apps apps
COPY --from=build /sweepq/dist dist
# The user of the process owns the state folder. A new named volume that is mounted here gets the same owner.
RUN mkdir /var/lib/sweepq && chown node:node /var/lib/sweepq
USER node
VOLUME /var/lib/sweepq
# The api and the worker run in this process, so they get the signals and set the exit code.
ENTRYPOINT ["node", "/sweepq/apps/cli/bin/sweepq.js"]
CMD ["api"]

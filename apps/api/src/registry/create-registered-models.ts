import type { NumberedVersion } from '@sweepq/contract';
import { decodeSafetensors, type ExportedModel } from '@sweepq/exports';
import type { FoundVersion, ModelRef, Store } from '@sweepq/store';
import { LRUCache } from 'lru-cache';
import { shareModel, sizeOfModel } from '../scoring/shared-model.ts';
import { noModel, noSuchVersion } from './parse-model-ref.ts';

const cachedBytes = 64 * 1024 * 1024;
/** The maximum number of lookups, if the file of a version was deleted after its alias was read. */
const mostTries = 5;

/** A version with its model. */
export type LoadedVersion = { name: string; version: NumberedVersion; model: ExportedModel };
export type RegisteredModels = ReturnType<typeof createRegisteredModels>;
type Deps = { store: Pick<Store, 'findModelVersion' | 'readModelVersionFile'> };

/** Reads versions of registered models, and caches their weights by the digest of their file. */
export function createRegisteredModels({ store }: Deps) {
  const cached = new LRUCache<string, ExportedModel, { name: string; version: NumberedVersion }>({
    ...{ maxSize: cachedBytes, maxEntrySize: cachedBytes, sizeCalculation: sizeOfModel },
    // Requests for a model that is being read share the reading.
    async fetchMethod(_digest, _stale, { context: { name, version } }) {
      const file = await store.readModelVersionFile(name, version.version);
      // Threads get the model without a copy.
      return file && shareModel(decodeSafetensors(file));
    },
  });

  /** Finds a version and the aliases of its model. Throws a problem if there is none. */
  async function find(ref: ModelRef): Promise<FoundVersion> {
    const found = await store.findModelVersion(ref);
    if (found === 'no-model') throw noModel(ref.name);
    if (found === 'no-version') throw noSuchVersion(ref);
    return found;
  }

  return {
    find,

    /**
     * Finds a version, and reads its model. An alias can be moved, and its old version deleted, between both reads. Then the version is
     * looked for again.
     */
    async load(ref: ModelRef): Promise<LoadedVersion> {
      const { name } = ref;
      for (let tries = 0; tries < mostTries; tries++) {
        const { version } = await find(ref);
        const model = await cached.fetch(version.fileSha256, { context: { name, version } });
        if (model !== undefined) return { name, version, model };
      }
      throw noSuchVersion(ref);
    },
  };
}

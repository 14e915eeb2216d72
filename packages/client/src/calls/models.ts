import type { Http } from '../http/create-http.ts';
import { dataOf } from '../http/data-of.ts';
import { type Most, type Page, readPages, type Selection } from '../paging/read-pages.ts';
import type {
  Model,
  ModelVersion,
  ModelVersionRequest,
  RegisteredModel,
  RegisteredModelEdit,
} from '../schemas.ts';

type RegisterOptions = {
  /** Repeat a call with the same key, and no second version is made. Default: a random key. */
  idempotencyKey?: string;
};

/** Calls about registered models. A text such as `cats@champion` or `cats@3` names a version; `cats` alone is the newest one. */
export const modelCalls = (http: Http) => ({
  /** Copies the model of a trial into the registry, as the next version of a model. The model is created if there is none. */
  registerModel(
    name: string,
    body: ModelVersionRequest,
    { idempotencyKey = crypto.randomUUID() }: RegisterOptions = {},
  ) {
    const params = { path: { name }, header: { 'Idempotency-Key': idempotencyKey } };
    return dataOf<ModelVersion>(http.POST('/v1/models/{name}/versions', { params, body }));
  },

  /** Yields the registered models. Default order: by name. */
  listRegisteredModels: ({ most, ...selection }: Selection<'listRegisteredModels'> & Most = {}) =>
    readPages(
      (page) => {
        const params = { query: { ...selection, ...page } };
        return dataOf<Page<RegisteredModel>>(http.GET('/v1/models', { params }));
      },
      { most },
    ),

  readRegisteredModel: (name: string) =>
    dataOf<RegisteredModel>(http.GET('/v1/models/{name}', { params: { path: { name } } })),

  /** Fields that the body leaves out do not change. Null removes the note or the tags. */
  editRegisteredModel: (name: string, body: RegisteredModelEdit) =>
    dataOf<RegisteredModel>(http.PATCH('/v1/models/{name}', { params: { path: { name } }, body })),

  /** Deletes a model with all its versions. Throws `model-in-use` if it has an alias. Returns the model as it was. */
  deleteRegisteredModel: (name: string) =>
    dataOf<RegisteredModel>(http.DELETE('/v1/models/{name}', { params: { path: { name } } })),

  /** Yields the versions of a model. Default order: the newest first. */
  listModelVersions: (
    name: string,
    { most, ...selection }: Selection<'listModelVersions'> & Most = {},
  ) =>
    readPages(
      (page) => {
        const params = { path: { name }, query: { ...selection, ...page } };
        return dataOf<Page<ModelVersion>>(http.GET('/v1/models/{name}/versions', { params }));
      },
      { most },
    ),

  readModelVersion: (name: string, version: number) =>
    dataOf<ModelVersion>(
      http.GET('/v1/models/{name}/versions/{version}', {
        params: { path: { name, version: String(version) } },
      }),
    ),

  /** Deletes a version. Throws `model-in-use` if an alias points to it. */
  deleteModelVersion: (name: string, version: number) =>
    dataOf<RegisteredModel>(
      http.DELETE('/v1/models/{name}/versions/{version}', {
        params: { path: { name, version: String(version) } },
      }),
    ),

  /** Points an alias to a version. Creates the alias if there is none. */
  moveAlias: (name: string, alias: string, version: number) =>
    dataOf<RegisteredModel>(
      http.PUT('/v1/models/{name}/aliases/{alias}', {
        ...{ params: { path: { name, alias } }, body: { version } },
      }),
    ),

  deleteAlias: (name: string, alias: string) =>
    dataOf<RegisteredModel>(
      http.DELETE('/v1/models/{name}/aliases/{alias}', { params: { path: { name, alias } } }),
    ),

  /** Reads the model of a version, named as `cats`, `cats@champion` or `cats@3`. */
  readRegisteredWeights: (name: string) =>
    dataOf<Model>(http.GET('/v1/models/{name}/model.json', { params: { path: { name } } })),

  /** Returns the model of a version as a file for other programs. The version is named as `cats`, `cats@champion` or `cats@3`. */
  async readRegisteredFile(
    name: string,
    format: 'npz' | 'safetensors' | 'onnx',
  ): Promise<Uint8Array> {
    const asked = { params: { path: { name } }, parseAs: 'arrayBuffer' } as const;
    const paths = {
      npz: '/v1/models/{name}/model.npz',
      safetensors: '/v1/models/{name}/model.safetensors',
      onnx: '/v1/models/{name}/model.onnx',
    } as const;
    return new Uint8Array(await dataOf<ArrayBuffer>(http.GET(paths[format], asked)));
  },
});

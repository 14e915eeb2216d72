import type { Http } from '../http/create-http.ts';
import { dataOf } from '../http/data-of.ts';
import type { PredictedImages } from '../schemas.ts';

/** Calls that predict your own pictures. */
export const predictingCalls = (http: Http) => ({
  /** Returns what the model of a trial predicts for pictures. With `picture`, each prediction has the picture that was scored. */
  predict(
    id: string,
    pictures: readonly File[],
    { picture = false }: { picture?: boolean } = {},
  ): Promise<PredictedImages> {
    const params = { path: { id }, query: queryOf(picture) };
    return dataOf(http.POST('/v1/trials/{id}/predict', { params, body: formOf(pictures) }));
  },

  /** Returns what a registered model predicts for pictures. The version is named as `cats`, `cats@champion` or `cats@3`. */
  predictRegistered(
    name: string,
    pictures: readonly File[],
    { picture = false }: { picture?: boolean } = {},
  ): Promise<PredictedImages> {
    const params = { path: { name }, query: queryOf(picture) };
    return dataOf(http.POST('/v1/models/{name}/predict', { params, body: formOf(pictures) }));
  },
});

const queryOf = (picture: boolean) => ({
  picture: picture ? ('true' as const) : ('false' as const),
});

/** The type of the body in the document is that of its JSON. The form is sent as it is. */
function formOf(pictures: readonly File[]): never {
  const form = new FormData();
  for (const each of pictures) form.append('image', each, each.name);
  return form as never;
}

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
    const form = new FormData();
    for (const each of pictures) form.append('image', each, each.name);
    return dataOf(
      http.POST('/v1/trials/{id}/predict', {
        params: { path: { id }, query: { picture: picture ? 'true' : 'false' } },
        // The type of the body in the document is that of its JSON. The form is sent as it is.
        body: form as never,
      }),
    );
  },
});

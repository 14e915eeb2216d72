import { pictureErrorCodes } from '@sweepq/pictures';
import { Counter, type Registry } from 'prom-client';

const forms = ['pictures', 'pixels'] as const;

/** Adds the metrics of predictions for images that requests bring. */
export function measureScoring(registry: Registry) {
  const registers = [registry];
  const images = new Counter({
    name: 'sweepq_predicted_images_total',
    help: 'Images of requests that a model has predicted, by how they came: pictures (files) or pixels (JSON).',
    labelNames: ['from'],
    registers,
  });
  const refused = new Counter({
    name: 'sweepq_refused_pictures_total',
    help: 'Pictures of requests that could not be decoded, by the code of the error.',
    labelNames: ['code'],
    registers,
  });
  for (const from of forms) images.inc({ from }, 0);
  for (const code of Object.keys(pictureErrorCodes)) refused.inc({ code }, 0);
  return {
    countImages: (from: (typeof forms)[number], count: number) => images.inc({ from }, count),
    countRefused: (code: string) => refused.inc({ code }),
  };
}

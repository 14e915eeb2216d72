// The Open Inference Protocol (KServe, Triton), version 2, with the extension for binary data. Clients of other servers use it, so it has the names
// and the errors of that protocol, and is not in the OpenAPI document.
import type { Request } from 'express';
import { z } from 'zod';
import { inferencePath } from '../inference/answer-inference-problem.ts';
import { describeTensors } from '../inference/tensors.ts';
import { refuseHeader } from '../problems/problem.ts';
import { noModel, parseModelRef } from '../registry/parse-model-ref.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';

const protocol = { tag: 'models', protocol: 'inference' } as const;
const json = z.object({});
const headerName = 'Inference-Header-Content-Length';
const octets = 'application/octet-stream';

const ofServer: readonly Route[] = [
  defineRoute({
    ...{ ...protocol, method: 'GET', path: `${inferencePath}/health/live`, access: 'none' },
    operationId: 'inferenceLive',
    summary: 'Whether the api is alive',
    answers: { 200: { description: 'It is alive.', schema: json } },
    handle(_deps, { response }) {
      response.json({ live: true });
    },
  }),
  defineRoute({
    ...{ ...protocol, method: 'GET', path: `${inferencePath}/health/ready`, access: 'none' },
    operationId: 'inferenceReady',
    summary: 'Whether the api can serve requests',
    answers: { 200: { description: 'It can.', schema: json } },
    async handle({ assertServing }, { response }) {
      await assertServing();
      // The text of the protocol names the member `live`, and its schema `ready`.
      response.json({ ready: true, live: true });
    },
  }),
  defineRoute({
    ...{ ...protocol, method: 'GET', path: inferencePath },
    operationId: 'inferenceServer',
    summary: 'The metadata of the server',
    answers: { 200: { description: 'The metadata.', schema: json } },
    handle({ version }, { response }) {
      response.json({ name: 'sweepq', version, extensions: ['binary_tensor_data'] });
    },
  }),
];

type Params = { model: string; version?: string };

const ofModel = (path: string): readonly Route[] => [
  defineRoute({
    ...{ ...protocol, method: 'GET', path },
    operationId: 'inferenceModel',
    summary: 'The metadata of a model: its versions and tensors',
    answers: { 200: { description: 'The metadata.', schema: json } },
    async handle({ models, store, heavy }, { params, response }) {
      const { model: asked, version } = params as Params;
      const ref = parseModelRef(asked, version);
      // Rejects an unknown model without a slot.
      await models.find(ref);
      // A model of up to 64 MB is decoded in the event loop.
      const { name, model } = await heavy.lendLoop(response, () => models.load(ref));
      const listed = await store.listModelVersions(name);
      if (listed === undefined) throw noModel(name);
      const versions = listed.versions.map((each) => String(each.version));
      response.json({ name, versions, platform: 'sweepq', ...describeTensors(model) });
    },
  }),
  defineRoute({
    ...{ ...protocol, method: 'GET', path: `${path}/ready` },
    operationId: 'inferenceModelReady',
    summary: 'Whether a model can predict',
    answers: { 200: { description: 'It can.', schema: json } },
    async handle({ models }, { params, response }) {
      const { model: asked, version } = params as Params;
      const ref = parseModelRef(asked, version);
      await models.find(ref);
      response.json({ name: ref.name, ready: true });
    },
  }),
  defineRoute({
    ...{ ...protocol, method: 'POST', path: `${path}/infer`, scope: 'predict' },
    operationId: 'infer',
    summary: 'Predict images',
    answers: { 200: { description: 'The outputs.', schema: json, type: octets } },
    async handle({ models, scoring }, { params, request, response }) {
      const { model: asked, version } = params as Params;
      const ref = parseModelRef(asked, version);
      const headerBytes = readHeaderBytes(request);
      // Rejects an unknown model before its body is read.
      await models.find(ref);
      const { bytes, headerBytes: ofAnswer } = await scoring.infer({
        ...{ request, response, headerBytes },
        load: () => models.load(ref),
      });
      if (ofAnswer !== undefined) response.set(headerName, String(ofAnswer));
      response
        .type(ofAnswer === undefined ? 'application/json' : octets)
        .send(Buffer.from(bytes.buffer));
    },
  }),
];

export const inferenceRoutes: readonly Route[] = [
  ...ofServer,
  ...ofModel(`${inferencePath}/models/{model}`),
  ...ofModel(`${inferencePath}/models/{model}/versions/{version}`),
];

/** The length of the JSON of a body that has binary data after it. */
function readHeaderBytes(request: Request): number | undefined {
  const encoding = request.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity') {
    const detail = `Expected no Content-Encoding, got \`${encoding.slice(0, 60)}\`.`;
    throw refuseHeader('Content-Encoding', detail, 'unsupported-media-type');
  }
  const text = request.get(headerName);
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw refuseHeader(
    headerName,
    `Expected ${headerName} to be a number of bytes, got \`${text.slice(0, 60)}\`.`,
  );
}

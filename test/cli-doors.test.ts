// Every GET operation of the API has a command.
import { expect, test } from 'vitest';
import { createOpenApiDocument } from '../apps/api/dist/openapi/document.js';
import { runCli } from './support/cli.ts';
import { serve } from './support/serve.ts';
import { useService } from './support/service.ts';
import { type Service, short } from './support/steering.ts';

/** The arguments of a command that calls the operation. `$id` is the id of a sweep. */
const commands: Readonly<Record<string, string>> = {
  listSweeps: 'ls',
  getSweep: 'sweep show $id',
  listTrials: 'trial ls $id',
  getTrialsCSV: 'export $id',
  listCostCurves: 'export $id --curves',
  getTrialsParquet: 'export $id -o parquet',
  getCostCurvesParquet: 'export $id --curves -o parquet',
  listRuns: 'run ls $id',
  getRun: 'run show $id-r0',
  watchSweep: 'watch $id --json',
  listDeliveries: 'deliveries $id',
  getTrial: 'trial show $id-t0',
  getModel: 'model get $id-t0',
  getModelNPZ: 'model get $id-t0 --format npz',
  getModelSafetensors: 'model get $id-t0 --format safetensors',
  getModelONNX: 'model get $id-t0 --format onnx',
  getWeights: 'model picture $id-t0',
  getCostCurve: 'trial show $id-t0 --every 5',
  getCostCurveSVG: 'plot $id-t0',
  getCostCurvesSVG: 'plot $id',
  listOperations: 'operation ls',
  listPredictions: 'predictions $id-t0',
  getEvaluation: 'evaluate $id-t0',
  listRegisteredModels: 'model ls',
  getRegisteredModel: 'model show cats',
  listModelVersions: 'model ls cats',
  getModelVersion: 'model show cats@1',
  getRegisteredModelJSON: 'model export cats@champion',
  getRegisteredModelNPZ: 'model export cats --format npz',
  getRegisteredModelSafetensors: 'model export cats --format safetensors',
  getRegisteredModelONNX: 'model export cats --format onnx',
  listDatasets: 'dataset ls',
  getDataset: 'dataset show synthetic-cats',
  getDatasetVersion: 'dataset show synthetic-cats@1',
  listDatasetVersions: 'dataset ls synthetic-cats',
  listImages: 'dataset images synthetic-cats',
  getImage: 'dataset image synthetic-cats train 0',
  getInfo: 'info',
  listWorkers: 'worker ls',
  getUsage: 'usage',
};

/** Operations that are tested elsewhere, or that no person calls. */
const others: Readonly<Record<string, string>> = {
  replayPruning: '`sweepq replay` needs one iteration count: test/replay.slow.test.ts',
  getImportance: '`sweepq importance` needs 10 trials: test/cli-keep.test.ts',
  getCostCurvePNG: '`sweepq plot --out x.png`: docs/cli.md',
  getCostCurvesPNG: '`sweepq plot --out x.png`: docs/cli.md',
  getPredictionsCSV: '`sweepq predictions -o csv` writes these rows from the JSON',
  getPredictionsArrow: 'for pages and tools for tables: the JSON has the same numbers',
  getAttemptsArrow: 'for pages and tools for tables: `sweepq run ls -o json` has the same times',
  getTrialsArrow: 'for pages and tools for tables: the CSV has the same numbers',
  getCostCurveCSV: '`sweepq export --curves` writes these rows from the JSON',
  getCostCurvesBinary: 'for pages: the JSON has the same numbers',
  getOperation: '`sweepq operation show` needs a deletion: test/operations.slow.test.ts',
  getModelVersionJSON: '`sweepq model export cats@3` reads the same file by the name',
  getModelVersionNPZ: '`sweepq model export cats@3` reads the same file by the name',
  getModelVersionSafetensors: '`sweepq model export cats@3` reads the same file by the name',
  getModelVersionONNX: '`sweepq model export cats@3` reads the same file by the name',
  getDatasetFile: 'for workers',
  getHealth: 'for probes',
  getReadiness: 'for probes',
  getMetrics: 'for Prometheus',
  watchAll: '`sweepq watch --all` ends at Ctrl-C: test/cli.test.ts',
};

const { paths } = createOpenApiDocument('0.0.0') as {
  paths: Record<string, { get?: { operationId: string } }>;
};
const operations = Object.entries(paths).flatMap(([path, { get }]) =>
  get ? [{ path, name: get.operationId }] : [],
);

test('every GET operation has a command, or a reason why it has none', () => {
  const named = [...Object.keys(commands), ...Object.keys(others)];
  expect(operations.map(({ name }) => name).toSorted()).toEqual(named.toSorted());
});

test('each command calls its operation', async () => {
  const service = await useService();
  await service.startWorker();
  const { id } = await service.submit({ space: { ...short } });
  await service.waitForSweep(id);
  await service.client.registerModel('cats', { trialId: `${id}-t0` });
  await service.client.moveAlias('cats', 'champion', 1);
  let seen: string[] = [];
  const url = await serve(async ({ url: path = '', headers }, response) => {
    seen.push(path);
    const accept = headers.accept ?? '*/*';
    const answer = await fetch(`${service.api.url}${path}`, { headers: { accept } });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  const proxy = { api: { url } } as Service;
  for (const { path, name } of operations) {
    const command = commands[name];
    if (command === undefined) continue;
    seen = [];
    const { code, stderr } = await runCli(proxy, command.replaceAll('$id', id).split(' '));
    expect([name, code, stderr]).toEqual([name, 0, expect.any(String)]);
    const called = new RegExp(`^${path.replace(/\{\w+\}/g, '[^/?]+')}(\\?|$)`);
    expect([name, seen]).toEqual([name, expect.arrayContaining([expect.stringMatching(called)])]);
  }
});

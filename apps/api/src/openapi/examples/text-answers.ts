import {
  endOfSweep,
  event,
  finishedAt,
  id,
  startedAt,
  stateOfStream,
  trial,
  trialEnded,
} from './article-sweep.ts';

const csvColumns =
  'id,index,runId,status,params.learningRate,params.seed,params.initScale,params.l2,params.momentum,params.nesterov,params.preprocessing,params.iterations,metrics.validation.accuracy,metrics.validation.cost,metrics.test.accuracy,metrics.train.accuracy,metrics.train.cost,stoppedIteration,modelDigest,engine,failure.code,failure.message,startedAt,finishedAt,rung,params.layers,params.activation,params.initialization,params.optimizer,params.batchSize,params.schedule,params.classWeight,metrics.test.cost,metrics.validation.balancedAccuracy,metrics.validation.precision,metrics.validation.recall,metrics.validation.f1,metrics.validation.rocAuc,metrics.test.balancedAccuracy,metrics.test.precision,metrics.test.recall,metrics.test.f1,metrics.test.rocAuc,metrics.train.balancedAccuracy,metrics.train.precision,metrics.train.recall,metrics.train.f1,metrics.train.rocAuc,metrics.validation.std.accuracy,metrics.validation.std.cost,metrics.validation.std.balancedAccuracy,metrics.validation.std.precision,metrics.validation.std.recall,metrics.validation.std.f1,metrics.validation.std.rocAuc';

const frame = (each: { id: string | null; type: string }) =>
  `id: ${each.id}\nevent: ${each.type}\ndata: ${JSON.stringify(each)}\n\n`;

/** The first bytes of a stream: the time after which to reconnect, and the present state. */
const firstBytes = (sweepOfStream: object | null) =>
  `retry: 2000\n\n${frame(
    event('stream.started', {
      sweepId: sweepOfStream && id,
      gap: false,
      sweep: sweepOfStream,
    }),
  )}`;

const events = frame(trialEnded) + frame(event('sweep.ended', endOfSweep, '1795975058012-1'));

/** The values of the columns of later metrics, in the order of the table. */
const laterValues = [
  trial.metrics.test.cost,
  ...Array(5).fill(''),
  ...[trial.metrics.test, trial.metrics.train].flatMap((of) => [
    ...[of.balancedAccuracy, of.precision, of.recall, of.f1, of.rocAuc],
  ]),
].join();

/** Example answers that are text, by `operationId`. */
export const textExamples: Readonly<Record<string, string>> = {
  getTrialsCSV: `${csvColumns}\r\n${trial.id},2,${trial.runId},completed,0.005,0,0.01,0,0,false,divide255,500,,,0.7,${trial.metrics.train.accuracy},${trial.metrics.train.cost},,${trial.modelDigest},1,,,${startedAt},${finishedAt},,none,relu,normal,sgd,0,constant,none,${laterValues},,,,,,,\r\n`,
  getPredictionsCSV:
    'index,label,predicted,class,probabilities.0,probabilities.1\r\n12,0,1,cat,0.03581192341283743,0.9641880765871625\r\n',
  getCostCurveCSV: 'iteration,cost\r\n0,0.6565533054670952\r\n1,0.6712158366577842\r\n',
  watchSweep: firstBytes(stateOfStream) + events,
  watchAll: firstBytes(null) + events,
  getMetrics:
    '# HELP sweepq_workers Workers that take runs.\n# TYPE sweepq_workers gauge\nsweepq_workers 3\n',
};

// The nouns of the command line with their verbs. Most verbs of `sweep` and `trial` are also commands of their own.

import type { AddCommand } from './add-command.ts';
import type { Cli } from './cli.ts';
import { addDatasetAdd } from './commands/add-dataset.ts';
import { addAudit } from './commands/audit.ts';
import { addBest } from './commands/best.ts';
import { addCancel } from './commands/cancel.ts';
import {
  addContextList,
  addContextRemove,
  addContextShow,
  addContextUse,
} from './commands/context.ts';
import { addDatasetImages } from './commands/dataset-images.ts';
import { addDatasetImage, addDatasetList, addDatasetShow } from './commands/datasets.ts';
import { addDeliveries } from './commands/deliveries.ts';
import { addEdit } from './commands/edit.ts';
import { addEvaluate } from './commands/evaluate.ts';
import { addExport } from './commands/export.ts';
import { addExtend } from './commands/extend.ts';
import { addImportance } from './commands/importance.ts';
import { addList } from './commands/ls.ts';
import { addModelExport, addModelGet, addModelPicture, addModelShow } from './commands/models.ts';
import {
  addOperationCancel,
  addOperationList,
  addOperationShow,
  addOperationWait,
} from './commands/operation.ts';
import { addPause, addResume } from './commands/pause.ts';
import { addPlot } from './commands/plot.ts';
import { addModelPredict, addPredict } from './commands/predict.ts';
import { addPredictions } from './commands/predictions.ts';
import { addPriority } from './commands/priority.ts';
import {
  addModelAlias,
  addModelEdit,
  addModelList,
  addModelRegister,
  addModelRemove,
} from './commands/registry.ts';
import { addDatasetRemove } from './commands/remove-dataset.ts';
import { addReplay } from './commands/replay.ts';
import { addRetry } from './commands/retry.ts';
import { addRemove } from './commands/rm.ts';
import { runWorker, workerExamples } from './commands/run-service.ts';
import { addRunList } from './commands/runs.ts';
import { addRunShow, addSweepShow, addTrialShow } from './commands/show.ts';
import { addSubmit } from './commands/submit.ts';
import { addTrialList } from './commands/trials.ts';
import { addVerify } from './commands/verify.ts';
import { addWatch } from './commands/watch.ts';
import { addWorkerList } from './commands/workers.ts';

export type Noun = {
  name: string;
  description: string;
  verbs: readonly AddCommand[];
  /** What the noun does without a verb. By default it prints its help. */
  action?: (cli: Cli) => Promise<void>;
  examples: readonly string[];
};

/** Verbs of `sweep` and `trial` that are also commands of their own, beside the common commands of program.ts. */
export const shortcuts: readonly AddCommand[] = [
  addBest,
  addImportance,
  addExport,
  addPlot,
  addEvaluate,
  addPredictions,
  addPredict,
  addDeliveries,
  addCancel,
  addPause,
  addResume,
  addPriority,
  addRetry,
  addExtend,
  addVerify,
  addReplay,
  addAudit,
  addEdit,
  addRemove,
];

export const nouns: readonly Noun[] = [
  {
    name: 'sweep',
    description: 'searches over a space',
    verbs: [
      ...[addSubmit, addWatch, addList, addSweepShow, addImportance, addExport, addPlot],
      ...[
        addDeliveries,
        addCancel,
        addPause,
        addResume,
        addPriority,
        addRetry,
        addExtend,
        addVerify,
        addReplay,
        addAudit,
        addEdit,
        addRemove,
      ],
    ],
    examples: ['sweepq sweep ls', 'sweepq sweep show $id'],
  },
  {
    name: 'trial',
    description: 'combinations of hyperparameters, with their results',
    verbs: [addTrialList, addTrialShow, addBest, addEvaluate, addPredictions, addPredict],
    examples: ['sweepq trial ls $id', 'sweepq trial best $id'],
  },
  {
    name: 'run',
    description: 'training jobs',
    verbs: [addRunList, addRunShow],
    examples: ['sweepq run ls $id', 'sweepq run show $id-r1'],
  },
  {
    name: 'dataset',
    description: 'images and labels to train on',
    verbs: [
      addDatasetAdd,
      addDatasetRemove,
      addDatasetList,
      addDatasetShow,
      addDatasetImages,
      addDatasetImage,
    ],
    examples: ['sweepq dataset add photos/', 'sweepq dataset show catvnoncat'],
  },
  {
    name: 'model',
    description: 'registered models, and the weights that trials have learned',
    verbs: [
      ...[addModelRegister, addModelList, addModelShow, addModelAlias, addModelEdit],
      ...[addModelPredict, addModelRemove, addModelExport, addModelGet, addModelPicture],
    ],
    examples: ['sweepq model register $id cats --alias champion', 'sweepq model show cats'],
  },
  {
    name: 'worker',
    description: 'processes that train; without a verb, run a worker in this process',
    verbs: [addWorkerList],
    action: runWorker,
    examples: workerExamples,
  },
  {
    name: 'operation',
    description: 'long work, such as deletions of sweeps',
    verbs: [addOperationList, addOperationShow, addOperationCancel, addOperationWait],
    examples: ['sweepq operation ls', 'sweepq operation wait $operation'],
  },
  {
    name: 'context',
    description: 'stored URLs and tokens of APIs',
    verbs: [addContextList, addContextUse, addContextShow, addContextRemove],
    examples: ['sweepq context ls', 'sweepq context use prod'],
  },
];

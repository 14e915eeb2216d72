// The parts of the api's answers that the commands use.
export type Dataset = {
  name: string;
  trainCount: number;
  testCount: number;
  imageShape: [height: number, width: number, channels: number];
  featureCount: number;
  classes: [string, string];
  classBalance: { train: [number, number]; test: [number, number] };
};

export type Sweep = {
  id: string;
  dataset: string;
  status: 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';
  finishedAt: string | null;
  counts: { total: number; completed: number };
  best: Trial | null;
};

export type Hyperparameters = {
  learningRate: number;
  seed: number;
  initScale: number;
  l2: number;
  momentum: number;
  nesterov: boolean;
  preprocessing: 'divide255' | 'standardize';
};

export type Run = {
  id: string;
  status: 'queued' | 'running' | 'completed' | 'failed' | 'diverged' | 'cancelled';
  hyperparameters: Hyperparameters;
  iterations: number;
  iteration: number;
  cost: number | null;
};

export type Trial = {
  id: string;
  runId: string;
  status: string;
  params: Hyperparameters & { iterations: number };
  metrics: {
    trainCost: number;
    trainAccuracy: number;
    testAccuracy: number;
    validationAccuracy?: number;
    validationCost?: number;
  } | null;
  failure: { code: string; message: string } | null;
};

/** RFC 9457. */
export type Problem = {
  title?: string;
  detail?: string;
  errors?: { pointer: string; detail: string }[];
};

// The request is valid, but what it names does not exist, or is in another state.
import type { ProblemType } from './problem-type.ts';

export const stateProblems = {
  'not-found': {
    status: 404,
    title: 'The resource does not exist',
    cause:
      'There is no such path, sweep, trial, run, operation, dataset, model or file, or it was deleted.',
    remedy: 'Check the id or the name that `detail` names.',
    retriable: false,
  },
  'no-validation-split': {
    status: 404,
    title: 'The sweep has no validation split',
    cause: 'The sweep was submitted without `validation`, so it holds out no images.',
    remedy: 'Read the split `train` or `test`.',
    retriable: false,
  },
  conflict: {
    status: 409,
    title: 'The current state does not allow this request',
    cause: 'The state of the resource does not allow the change.',
    remedy: 'Read the resource, and decide again.',
    retriable: false,
  },
  'sweep-ended': {
    status: 409,
    title: 'The sweep has ended',
    cause:
      'Only a sweep that has not ended can be cancelled, paused, resumed or moved in the queue.',
    remedy: 'Extend the sweep, retry its failed trials, or submit another sweep.',
    retriable: false,
  },
  'sweep-open': {
    status: 409,
    title: 'The sweep has not ended yet',
    cause: 'Only a sweep that has ended can be retried, extended, verified or deleted.',
    remedy: 'Wait for the end of the sweep, or cancel the sweep.',
    retriable: false,
  },
  'sweep-closed': {
    status: 409,
    title: 'The sweep was cancelled or ended by a stop rule',
    cause: 'A sweep that was cancelled or ended by a stop rule cannot be retried or extended.',
    remedy: 'Submit the rest as another sweep. Results that are known are reused.',
    retriable: false,
  },
  'nothing-to-retry': {
    status: 409,
    title: 'The sweep has no failed trials to retry',
    cause: 'No failed trial of the sweep matches the request.',
    remedy: 'Leave out `cause`, or list the failed trials.',
    retriable: false,
  },
  'operation-not-cancellable': {
    status: 409,
    title: 'The operation can no longer be cancelled',
    cause:
      'The operation has ended, has made changes that cannot be undone, or has a type that only a later version knows.',
    remedy: 'Read the operation. A deletion can be cancelled only while it is `queued`.',
    retriable: false,
  },
  'model-in-use': {
    status: 409,
    title: 'An alias points to the version',
    cause: 'A version or a model to which an alias points cannot be deleted.',
    remedy: 'Move or delete the aliases that `detail` names.',
    retriable: false,
  },
  'too-few-trials': {
    status: 409,
    title: 'The sweep has too few completed trials',
    cause: 'Importance needs 10 completed trials and a hyperparameter that varies.',
    remedy: 'Wait for more trials, or extend the sweep.',
    retriable: false,
  },
  'dataset-in-use': {
    status: 409,
    title: 'The dataset is in use',
    cause: 'Sweeps or models refer to the version that the request deletes.',
    remedy: 'Delete these sweeps and models first. `detail` and `errors` name them.',
    retriable: false,
  },
  'dataset-in-folder': {
    status: 409,
    title: 'The dataset is a folder on the machine of the api',
    cause: 'Only uploaded datasets can get new versions or be deleted.',
    remedy: 'Choose another name, or change the folder.',
    retriable: false,
  },
  'precondition-failed': {
    status: 412,
    title: 'The resource has changed',
    cause: 'The header `If-Match` does not have the present `ETag` of the resource.',
    remedy: 'Read the resource again, and decide whether to send the change with the new `ETag`.',
    retriable: false,
  },
  'idempotency-key-used': {
    status: 422,
    title: 'The idempotency key was used for another request',
    cause: 'An earlier request had the same `Idempotency-Key` and other content.',
    remedy: 'Use a new key for each new request.',
    retriable: false,
  },
  'model-too-large': {
    status: 422,
    title: 'The model is too large to be registered',
    cause: 'The file of the model has more than 64 MB, and Redis would hold it in memory.',
    remedy: 'Download the model with `GET /v1/trials/{id}/model.safetensors`, and keep the file.',
    retriable: false,
  },
  'dataset-unusable': {
    status: 422,
    title: 'The dataset cannot be used',
    cause: 'The files of the dataset are missing, damaged, too large, or of another form.',
    remedy: 'Correct the dataset as `detail` says. Its folder is on the machine of the api.',
    retriable: false,
  },
} as const satisfies Readonly<Record<string, ProblemType>>;

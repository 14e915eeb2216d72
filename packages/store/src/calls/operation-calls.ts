import {
  cancelDeletion,
  countOpenOperations,
  forgetOperations,
  listOpenOperations,
  listOperationIds,
  readOperation,
  readOperations,
  settleDeletion,
} from '../operations/operations.ts';
import { cancelWork, continueWork, endWork, readWork, startWork } from '../operations/work.ts';

/** The calls for operations, except imports. */
export const operationCalls = {
  cancelDeletion,
  settleDeletion,
  startWork,
  readWork,
  continueWork,
  endWork,
  cancelWork,
  forgetOperations,
  listOperationIds,
  listOpenOperations,
  countOpenOperations,
  readOperation,
  readOperations,
};

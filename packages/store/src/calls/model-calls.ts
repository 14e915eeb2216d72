import {
  addModelVersion,
  editModel,
  moveAlias,
  removeAlias,
  removeModel,
  removeModelVersion,
} from '../models/change-models.ts';
import {
  countModels,
  findClaimedVersion,
  findModelVersion,
  listModelNames,
  listModelVersions,
  readModelVersionFile,
  readRegisteredModel,
  readRegisteredModels,
} from '../models/read-models.ts';

/** The calls for registered models, their versions and aliases. */
export const modelCalls = {
  addModelVersion,
  editModel,
  moveAlias,
  removeAlias,
  removeModelVersion,
  removeModel,
  listModelNames,
  countModels,
  readRegisteredModel,
  readRegisteredModels,
  findModelVersion,
  listModelVersions,
  readModelVersionFile,
  findClaimedVersion,
};

// The types of the API document, under the same names.
import type { components } from './generated/api.ts';

type Schemas = components['schemas'];

export type CostCurve = Schemas['CostCurve'];
export type Dataset = Schemas['Dataset'];
export type DatasetPage = Schemas['DatasetPage'];
export type DeletionPreview = Schemas['DeletionPreview'];
export type Delivery = Schemas['Delivery'];
export type DryRun = Schemas['DryRun'];
export type Event = Schemas['Event'];
export type ExtensionRequest = Schemas['ExtensionRequest'];
export type Image = Schemas['Image'];
export type Importance = Schemas['Importance'];
export type Info = Schemas['Info'];
export type LeftOutDataset = Schemas['LeftOutDataset'];
export type Metrics = Schemas['Metrics'];
export type Model = Schemas['Model'];
export type Objective = Schemas['Objective'];
export type Operation = Schemas['Operation'];
export type Params = Schemas['Params'];
export type Prediction = Schemas['Prediction'];
export type Priority = Schemas['Priority'];
export type Problem = Schemas['Problem'];
export type RetryRequest = Schemas['RetryRequest'];
export type Run = Schemas['Run'];
export type Space = Schemas['Space'];
export type Sweep = Schemas['Sweep'];
export type SweepEdit = Schemas['SweepEdit'];
export type SweepRequest = Schemas['SweepRequest'];
export type SweepSpec = Schemas['SweepSpec'];
export type Trial = Schemas['Trial'];
export type Usage = Schemas['Usage'];
export type Warning = Schemas['Warning'];
export type Worker = Schemas['Worker'];

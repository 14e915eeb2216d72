// Checks request bodies that have a space of hyperparameters, and expands the ranges of the space. Expanding takes up to 15
// µs per value. These functions are also tasks of a thread, which checks bodies with many values.
import {
  extensionRequestTo,
  type ParsedExtensionRequest,
  type ParsedSweepRequest,
  plannedSweepRequest,
  type Searched,
} from '@sweepq/plan';
import { type Checked, checkRequest } from '../http/parse-request.ts';
import { assertStrategy } from './assert-strategy.ts';

export const checkSweepBody = (body: unknown): Checked<ParsedSweepRequest> =>
  checkRequest(searchableSweepRequest, body);

const searchableSweepRequest = plannedSweepRequest.superRefine(assertStrategy);

export type ExtensionCheck = { searched: Searched; body: unknown };

export const checkExtensionBody = ({
  searched,
  body,
}: ExtensionCheck): Checked<ParsedExtensionRequest> =>
  checkRequest(extensionRequestTo(searched), body);

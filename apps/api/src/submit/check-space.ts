// Checks requests that have a space of hyperparameters. A range becomes a list of its values here, which takes up to 15 µs a value.
// A thread checks a request with many values.
import {
  extensionRequestTo,
  type ParsedExtensionRequest,
  type ParsedSweepRequest,
  plannedSweepRequest,
  type Searched,
} from '@sweepq/plan';
import { type Checked, checkRequest } from '../http/parse-request.ts';

export const checkSweep = (body: unknown): Checked<ParsedSweepRequest> =>
  checkRequest(plannedSweepRequest, body);

export type ExtensionCheck = { searched: Searched; body: unknown };

export const checkExtension = ({
  searched,
  body,
}: ExtensionCheck): Checked<ParsedExtensionRequest> =>
  checkRequest(extensionRequestTo(searched), body);

import { CoreError } from '@sweepq/core';
import { expect, test } from 'vitest';
import { failureOf } from './outcomes.ts';

test('removes paths of the machine from the failure of a run', () => {
  const error = Object.assign(new Error("EIO: i/o error, mkdir '/srv/home/fetched/.draft-x'"), {
    code: 'EIO',
  });
  expect(failureOf(error)).toEqual({ code: 'eio', message: "EIO: i/o error, mkdir '.draft-x'" });
});

test('keeps the code and the message of the original error in the failure of a run', () => {
  const error = new CoreError('not-hdf5', 'Expected the train file to be HDF5.');
  expect(failureOf(error)).toEqual({ code: 'not-hdf5', message: error.message });
  expect(failureOf('a text')).toEqual({ code: 'internal', message: 'a text' });
});

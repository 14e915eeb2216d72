import { CoreError } from '@sweepq/core';
import { expect, test } from 'vitest';
import { failureOf } from './outcomes.ts';

test('the failure of a run names no path of its machine', () => {
  const error = Object.assign(new Error("EIO: i/o error, mkdir '/srv/home/fetched/.draft-x'"), {
    code: 'EIO',
  });
  expect(failureOf(error)).toEqual({ code: 'eio', message: "EIO: i/o error, mkdir '.draft-x'" });
});

test('the failure of a run has the code and the words of its package', () => {
  const error = new CoreError('not-hdf5', 'Expected the train file to be HDF5.');
  expect(failureOf(error)).toEqual({ code: 'not-hdf5', message: error.message });
  expect(failureOf('a text')).toEqual({ code: 'internal', message: 'a text' });
});

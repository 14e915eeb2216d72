// What packages/core needs beside its compiled TypeScript; each is made only when it is not there as it should be.
import { buildHdf5 } from './build-hdf5.mjs';
import { buildKernels } from './build-kernels.mjs';

await buildKernels();
buildHdf5();

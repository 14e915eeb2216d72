// Builds the parts that the packages need besides their compiled TypeScript. A part that is up to date is not built again.
import { buildHdf5 } from './build-hdf5.mjs';
import { buildKernels } from './build-kernels.mjs';
import { buildLua } from './build-lua.mjs';

buildLua();
await buildKernels();
buildHdf5();

// Builds what the packages need besides their compiled TypeScript: Lua scripts, kernels, HDF5. Skips what is up to date.
import { buildHdf5 } from './build-hdf5.mjs';
import { buildKernels } from './build-kernels.mjs';
import { buildLua } from './build-lua.mjs';

buildLua();
await buildKernels();
buildHdf5();

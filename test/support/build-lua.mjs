// Tests of packages/store run the present .lua files.
export { buildLua as default } from '../../scripts/build-lua.mjs';

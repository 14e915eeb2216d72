// Tests of packages/store run the scripts as they are in its .lua files now.
export { buildLua as default } from '../../scripts/build-lua.mjs';

// Builds the .lua files of packages/store before the tests, so that the tests run the present ones.
export { buildLua as default } from '../../scripts/build-lua.mjs';

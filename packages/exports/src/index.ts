export { encodeSafetensors } from './encode-safetensors.ts';
export type { ExportedModel } from './exported-model.ts';
export { encodeNpz } from './npz/encode-npz.ts';
export { encodeOnnx } from './onnx/encode-onnx.ts';

export type { ExportedModel } from './exported-model.ts';
export { encodeNpz } from './npz/encode-npz.ts';
export { encodeOnnx } from './onnx/encode-onnx.ts';
export { decodeSafetensors } from './safetensors/decode-safetensors.ts';
export { encodeSafetensors } from './safetensors/encode-safetensors.ts';

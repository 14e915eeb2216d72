import { describeAsTexts, type ExportedModel } from '../exported-model.ts';
import { graphOf } from './graph-of.ts';
import { encodeModelProto } from './messages.ts';

/** IR 7 and operator set 13 are of ONNX 1.8 (2020). A newer runtime reads them, too. */
const irVersion = 7;
const opset = 13;

/**
 * Returns a model as an .onnx file. Input `images`: uint8 (N, height, width, channels). Output `probabilities`: float32 (N, C), by label.
 * All numbers are float32, rounded once from float64; a weight above 3.4e38 becomes infinite. The metadata has the description of the
 * model.
 */
export const encodeOnnx = (model: ExportedModel): Uint8Array =>
  encodeModelProto({
    ...{ irVersion, opset, producer: 'sweepq' },
    graph: graphOf(model),
    metadata: describeAsTexts(model),
  });

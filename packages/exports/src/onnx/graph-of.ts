import { type ExportedLayer, type ExportedModel, pixelScale } from '../exported-model.ts';
import { elementTypes, type Graph, type Node, type Tensor } from './messages.ts';

type Part = { nodes: Node[]; initializers: Tensor[]; output: string };

/** Returns the graph of a model: Cast → Flatten → preprocessing → Gemm → activation → … → Gemm → Softmax. */
export function graphOf(model: ExportedModel): Graph {
  const count = model.classes.length;
  const parts = [scaleImages(model)];
  for (const [l, layer] of model.layers.entries()) {
    const input = parts[parts.length - 1]?.output ?? '';
    const isLast = l + 1 === model.layers.length;
    parts.push(multiply(layer, l + 1, input));
    parts.push(isLast ? predict(layer, `z${l + 1}`) : activate(layer, l + 1));
  }
  return {
    name: 'model',
    nodes: parts.flatMap(({ nodes }) => nodes),
    initializers: parts.flatMap(({ initializers }) => initializers),
    input: {
      ...{ name: 'images', elementType: elementTypes.uint8 },
      shape: ['N', ...model.inputShape],
    },
    output: {
      ...{ name: 'probabilities', elementType: elementTypes.float },
      shape: ['N', count],
    },
  };
}

/**
 * x / 255, or (x − mean) · gain with gain = 1 / deviation, and 0 where the deviation is 0. A division would give NaN or infinity there,
 * also for an image that differs from the mean.
 */
function scaleImages({ preprocessing: { moments } }: ExportedModel): Part {
  const flatten: Node[] = [
    { type: 'Cast', inputs: ['images'], output: 'pixels', attributes: { to: elementTypes.float } },
    { type: 'Flatten', inputs: ['pixels'], output: 'flat', attributes: { axis: 1 } },
  ];
  const output = 'features';
  if (moments === undefined) {
    return {
      nodes: [...flatten, { type: 'Div', inputs: ['flat', 'scale'], output }],
      initializers: [{ name: 'scale', shape: [], values: Float32Array.of(pixelScale) }],
      output,
    };
  }
  const gain = moments.deviation.map((deviation) => (deviation === 0 ? 0 : 1 / deviation));
  return {
    nodes: [
      ...flatten,
      { type: 'Sub', inputs: ['flat', 'mean'], output: 'centred' },
      { type: 'Mul', inputs: ['centred', 'gain'], output },
    ],
    initializers: [tensor('mean', moments.mean), tensor('gain', gain)],
    output,
  };
}

/** z = a Wᵀ + b. */
function multiply({ weights, bias }: ExportedLayer, number: number, input: string): Part {
  const [W, b, output] = [`W${number}`, `b${number}`, `z${number}`];
  return {
    nodes: [{ type: 'Gemm', inputs: [input, W, b], output, attributes: { transB: 1 } }],
    initializers: [
      tensor(W, weights, [bias.length, weights.length / bias.length]),
      tensor(b, bias),
    ],
    output,
  };
}

function activate({ activation }: ExportedLayer, number: number): Part {
  const output = `a${number}`;
  return {
    nodes: [{ type: operators[activation], inputs: [`z${number}`], output }],
    initializers: [],
    output,
  };
}

/**
 * The probabilities of all classes. With two classes, the logit z of label 1 becomes (0, z), whose softmax is (σ(−z), σ(z)). The sigmoid of
 * ONNX Runtime is 0 for z < −18, so small probabilities would be 0, too.
 */
function predict({ activation }: ExportedLayer, logits: string): Part {
  const toPair: Node[] = [
    { type: 'Sub', inputs: [logits, logits], output: 'zero' },
    {
      ...{ type: 'Concat', inputs: ['zero', logits], output: 'logits' },
      attributes: { axis: 1 },
    },
  ];
  const isBinary = activation === 'sigmoid';
  const output = 'probabilities';
  const softmax: Node = {
    ...{ type: 'Softmax', inputs: [isBinary ? 'logits' : logits], output },
    attributes: { axis: 1 },
  };
  return { nodes: [...(isBinary ? toPair : []), softmax], initializers: [], output };
}

const operators = { relu: 'Relu', tanh: 'Tanh', sigmoid: 'Sigmoid', softmax: 'Softmax' } as const;

const tensor = (
  name: string,
  values: Float64Array,
  shape: readonly number[] = [values.length],
): Tensor => ({ name, shape, values: Float32Array.from(values) });

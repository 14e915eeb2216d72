// Writes the messages of onnx.proto3 (https://github.com/onnx/onnx) that a model of dense layers needs. The numbers of the fields are those
// of that file.
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { littleEndian } from '../arrays/little-endian.ts';

type Write = (writer: BinaryWriter) => void;

export type Tensor = { name: string; shape: readonly number[]; values: Float32Array };
export type Node = {
  type: string;
  inputs: readonly string[];
  output: string;
  /** Attributes of the type INT. */
  attributes?: Readonly<Record<string, number>>;
};
/** A dimension is a number, or the name of a number that each call can choose. */
export type Value = {
  name: string;
  elementType: number;
  shape: readonly (number | string)[];
};
export type Graph = {
  name: string;
  nodes: readonly Node[];
  initializers: readonly Tensor[];
  input: Value;
  output: Value;
};
export type OnnxModel = {
  irVersion: number;
  opset: number;
  producer: string;
  graph: Graph;
  metadata: readonly (readonly [key: string, text: string])[];
};

/** `TensorProto.DataType`. */
export const elementTypes = { float: 1, uint8: 2 } as const;
/** `AttributeProto.AttributeType.INT`. */
const intAttribute = 2;

/** Returns the bytes of a `ModelProto`. */
export function encodeModelProto(model: OnnxModel): Uint8Array {
  const writer = new BinaryWriter();
  writeInt(writer, 1, model.irVersion);
  writeText(writer, 2, model.producer);
  writeMessage(writer, 7, (graph) => writeGraph(graph, model.graph));
  writeMessage(writer, 8, (opset) => {
    writeText(opset, 1, '');
    writeInt(opset, 2, model.opset);
  });
  for (const [key, text] of model.metadata) {
    writeMessage(writer, 14, (entry) => {
      writeText(entry, 1, key);
      writeText(entry, 2, text);
    });
  }
  return writer.finish();
}

function writeGraph(writer: BinaryWriter, { name, nodes, initializers, input, output }: Graph) {
  for (const node of nodes) writeMessage(writer, 1, (each) => writeNode(each, node));
  writeText(writer, 2, name);
  for (const tensor of initializers) writeMessage(writer, 5, (each) => writeTensor(each, tensor));
  writeMessage(writer, 11, (each) => writeValue(each, input));
  writeMessage(writer, 12, (each) => writeValue(each, output));
}

function writeNode(writer: BinaryWriter, { type, inputs, output, attributes = {} }: Node) {
  for (const input of inputs) writeText(writer, 1, input);
  writeText(writer, 2, output);
  writeText(writer, 3, output);
  writeText(writer, 4, type);
  for (const [name, value] of Object.entries(attributes)) {
    writeMessage(writer, 5, (attribute) => {
      writeText(attribute, 1, name);
      writeInt(attribute, 3, value);
      writeInt(attribute, 20, intAttribute);
    });
  }
}

function writeTensor(writer: BinaryWriter, { name, shape, values }: Tensor) {
  for (const length of shape) writeInt(writer, 1, length);
  writeInt(writer, 2, elementTypes.float);
  writeText(writer, 8, name);
  writer.tag(9, WireType.LengthDelimited).bytes(littleEndian(values));
}

/** A `ValueInfoProto` with a `TypeProto.Tensor`. */
function writeValue(writer: BinaryWriter, { name, elementType, shape }: Value) {
  writeText(writer, 1, name);
  writeMessage(writer, 2, (type) =>
    writeMessage(type, 1, (tensor) => {
      writeInt(tensor, 1, elementType);
      writeMessage(tensor, 2, (dimensions) => {
        for (const length of shape) {
          writeMessage(dimensions, 1, (dimension) => {
            if (typeof length === 'number') writeInt(dimension, 1, length);
            else writeText(dimension, 2, length);
          });
        }
      });
    }),
  );
}

function writeMessage(writer: BinaryWriter, field: number, write: Write) {
  writer.tag(field, WireType.LengthDelimited).fork();
  write(writer);
  writer.join();
}

const writeInt = (writer: BinaryWriter, field: number, value: number) =>
  writer.tag(field, WireType.Varint).int64(value);

const writeText = (writer: BinaryWriter, field: number, text: string) =>
  writer.tag(field, WireType.LengthDelimited).string(text);

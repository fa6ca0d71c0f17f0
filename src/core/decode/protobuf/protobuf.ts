import type { DecodeContext, Decoded, DecodeResult, Decoder, Field } from '../contract.ts';
import { fault, settleFault } from '../values/faults.ts';
import { counted, oneLine } from '../values/oneLine.ts';
import { bestFit } from './bestFit.ts';
import { Guesser } from './guess.ts';
import { TypedReader } from './TypedReader.ts';
import type { MessageType, ProtoSchema } from './types.ts';
import { readWire } from './wire.ts';

const LARGEST_LIKELY = 1_000;
const SHOWN = 8;

/** Protocol Buffers: by a schema where one is given, otherwise by what the values look like. */
export const protobuf: Decoder = {
  id: 'protobuf',
  label: 'Protobuf',
  sniff(head, size, context) {
    if (context.text || size < 2) return 0;
    if (/proto(?:buf|col-?buffers?)\b|grpc/i.test(context.subprotocol)) return 0.97;
    const { fields, fault: bad } = readWire(head, 0, size);
    const [first] = fields;
    if (bad !== undefined || first === undefined) return 0;
    if (fields.some(({ number }) => number > LARGEST_LIKELY)) return 0;
    if (context.schema !== undefined) return 0.9;
    // Two or three bytes are a field by chance as often as not.
    return size > 3 && first.number <= 32 ? 0.6 : 0.4;
  },
  decode(bytes, context) {
    const schema = schemaOf(context);
    // A message whose fields all have their defaults takes no bytes, but nothing tells it from none.
    if (bytes.length === 0 && schema?.message === undefined) return fault('the message is empty');
    return settleFault(() => (schema === undefined ? guessed(bytes) : typed(bytes, schema)));
  },
};

function guessed(bytes: Uint8Array): DecodeResult {
  const { fields, fault: bad } = readWire(bytes);
  if (bad !== undefined) return { ok: false, fault: bad };
  const guesser = new Guesser(bytes);
  const json = guesser.message(fields);
  const decoded: Decoded = { summary: `Protobuf · ${oneLine(json)}`, fields: guesser.rows, json };
  return { ok: true, decoded };
}

function typed(bytes: Uint8Array, schema: ProtoSchema): DecodeResult {
  const chosen = schema.message === undefined ? undefined : schema.types.messages.get(schema.message);
  const type = chosen ?? bestFit(schema.types, bytes);
  if (type === undefined) return guessed(bytes);
  const reader = new TypedReader(schema.types);
  const json = reader.message(type, bytes);
  const note = chosen === undefined ? 'fits best of those in the schema' : undefined;
  const fields: Field[] = [messageField(type, note), ...leftOvers(reader)];
  return { ok: true, decoded: { summary: `${type.name} · ${oneLine(json)}`, fields, json } };
}

const messageField = (type: MessageType, note: string | undefined): Field =>
  note === undefined ? { name: 'Message', value: type.name } : { name: 'Message', value: type.name, note };

function leftOvers({ unknown, misfits }: TypedReader): Field[] {
  const fields: Field[] = [];
  if (unknown.length > 0) {
    fields.push({ name: 'Not in the schema', value: listed(unknown), note: 'shown by number, guessed' });
  }
  if (misfits.length > 0) {
    fields.push({
      name: 'Not as the schema says',
      value: listed(misfits),
      note: 'of another wire type',
      bad: true,
    });
  }
  return fields;
}

function listed(paths: readonly string[]): string {
  const unique = [...new Set(paths)];
  const more = unique.length - SHOWN;
  return unique.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${counted(more, 'other')}` : '');
}

/** The context's schema, unless it is of another make. */
function schemaOf({ schema }: DecodeContext): ProtoSchema | undefined {
  return typeof schema === 'object' && schema !== null && 'types' in schema
    ? (schema as ProtoSchema)
    : undefined;
}

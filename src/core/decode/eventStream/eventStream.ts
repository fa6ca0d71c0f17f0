import type { Decoded, Decoder, Field } from '../contract.ts';
import { isPlainText } from '../text/text.ts';
import { byteText } from '../values/byteText.ts';
import { settleFault } from '../values/faults.ts';
import { counted, oneLine } from '../values/oneLine.ts';
import { readUtf8 } from '../values/readUtf8.ts';
import { crc32 } from './crc32.ts';
import { type Checksum, type EventMessage, LEAST, readMessages } from './readMessages.ts';

/** AWS event stream, as Transcribe, Bedrock and Lex speak it over WebSocket. */
export const eventStream: Decoder = {
  id: 'event-stream',
  label: 'AWS event stream',
  sniff(head, size, context) {
    if (context.text || size < LEAST || head.length < LEAST) return 0;
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
    const total = view.getUint32(0);
    if (total < LEAST || total > size || view.getUint32(4) > total - LEAST) return 0;
    if (view.getUint32(8) === crc32(head.subarray(0, 8))) return 1;
    // Damaged on its way, or nothing of the kind.
    return total === size ? 0.6 : 0;
  },
  decode: (bytes) =>
    settleFault(() => {
      const messages = readMessages(bytes);
      return { ok: true, decoded: messages.length === 1 ? viewOf(messages[0]!) : viewOfAll(messages) };
    }),
};

function viewOf(message: EventMessage): Decoded {
  const type = headerOf(message, ':content-type');
  const { payload } = message;
  const decoded: Decoded = { summary: summaryOf(message), fields: fieldsOf(message) };
  if (payload.length > 0) {
    const text = isPlainText(payload);
    decoded.payload = { label: 'Payload', bytes: payload, text, ...(type ? { contentType: type } : {}) };
  }
  return decoded;
}

function viewOfAll(messages: readonly EventMessage[]): Decoded {
  const fields: Field[] = [{ name: 'Messages', value: String(messages.length), note: 'one after the other' }];
  for (const [place, message] of messages.entries()) {
    for (const field of checksums(message)) {
      if (field.bad === true) fields.push({ ...field, name: `${field.name} of message ${place + 1}` });
    }
  }
  const json = `[${messages.map(jsonOf).join(',')}]`;
  return { summary: `${counted(messages.length, 'message')}: ${summaryOf(messages[0]!)}`, fields, json };
}

function jsonOf({ headers, payload }: EventMessage): string {
  const members = headers.map(({ name, json }) => `${JSON.stringify(name)}:${json}`);
  const text = readUtf8(payload) ?? byteText(payload);
  return `{"headers":{${members.join(',')}},"payload":${JSON.stringify(text)}}`;
}

/** `event TranscriptEvent · application/json · 120 bytes`. */
function summaryOf(message: EventMessage): string {
  const kind = headerOf(message, ':message-type') ?? 'message';
  const name =
    headerOf(message, ':event-type') ??
    headerOf(message, ':exception-type') ??
    headerOf(message, ':error-code') ??
    '';
  const size = counted(message.payload.length, 'byte');
  return oneLine(
    [`${kind} ${name}`.trim(), headerOf(message, ':content-type'), size].filter(Boolean).join(' · '),
  );
}

const headerOf = ({ headers }: EventMessage, name: string) =>
  headers.find((header) => header.name === name)?.value;

function fieldsOf(message: EventMessage): Field[] {
  const fields: Field[] = message.headers.map(({ name, type, value }) => ({ name, value, note: type }));
  fields.push(...checksums(message));
  return fields;
}

const checksums = ({ prelude, message }: EventMessage): Field[] => [
  checksum('Prelude checksum', prelude),
  checksum('Message checksum', message),
];

function checksum(name: string, { stated, reckoned }: Checksum): Field {
  if (stated === reckoned) return { name, value: figures(stated), note: 'fits' };
  return { name, value: figures(stated), note: `the bytes give ${figures(reckoned)}`, bad: true };
}

const figures = (crc: number) => `0x${crc.toString(16).padStart(8, '0')}`;

import { bytesToBase64, readBase64 } from '#core/bytes/base64.ts';
import { readHex } from '#core/bytes/hex.ts';
import type { Environment } from '#core/compose/saved.ts';
import { standIns } from '#core/compose/standIns.ts';
import type { MessageForm, MessageTemplate } from '#core/compose/types.ts';
import { readJson as parseJson } from '#core/decode/readJson.ts';
import type { OutgoingMessage } from '#core/frame.ts';
import { API_GATEWAY } from '#core/limits.ts';
import { utf8Length } from '#core/utf8Length.ts';
import { templateFault } from './templateFault.ts';

/** How the text of the composer is meant. */
export type MessageKind = MessageForm;

/** Where something is wrong in the composer's text, in UTF-16 units. */
export interface FaultPlace {
  at: number;
  length: number;
}

/** What the composer's text would be sent as, or why not. */
export interface MessageReading {
  /** Payload size in bytes; of what could be read. */
  size: number;
  /** Absent when it cannot be sent, or has places to be filled in. */
  message?: OutgoingMessage;
  /** The message where it has `{{places}}`, which are filled in where it is sent. */
  template?: MessageTemplate;
  /** Why it cannot be sent, one sentence. */
  fault?: string;
  /** Worth knowing before it is sent, one sentence. */
  warning?: string;
  /** Said of text that begins like JSON. */
  json?: { valid: boolean; detail: string };
  /** Where the fault is, of the message or of its JSON. */
  place?: FaultPlace;
}

/**
 * Reads the composer. API Gateway's limits: 32 KB a frame, 128 KB a message; a browser may
 * send a message as one frame, so the first may already bite (AWS: quotas of WebSocket APIs).
 * `environment` has the values of `{{places}}`.
 */
export function readMessage(
  text: string,
  kind: MessageKind,
  apiGateway: boolean,
  environment?: Environment,
): MessageReading {
  if (text.includes('{{')) return readWithPlaces(text, kind, apiGateway, environment);
  if (kind === 'text') {
    return { ...limits(utf8Length(text), apiGateway, { kind: 'text', text }), ...hintJson(text) };
  }
  const read = kind === 'hex' ? readHex(text) : readBase64(text);
  if ('fault' in read) return { size: 0, fault: read.fault };
  return limits(read.bytes.length, apiGateway, { kind: 'binary', base64: bytesToBase64(read.bytes) });
}

/** Bytes are read once their places are filled in. */
function readWithPlaces(
  text: string,
  form: MessageKind,
  apiGateway: boolean,
  environment: Environment | undefined,
): MessageReading {
  const size = form === 'text' ? utf8Length(text) : 0;
  const found = templateFault(text, environment);
  if (found) {
    const { at, length, reason } = found;
    return { size, fault: reason, place: { at, length } };
  }
  const { message: _, ...about } = limits(size, apiGateway, { kind: 'text', text });
  const json = form === 'text' ? hintJson(standIns(text)) : {};
  return about.fault ? { ...about, ...json } : { ...about, ...json, template: { text, form } };
}

function limits(size: number, apiGateway: boolean, message: OutgoingMessage): MessageReading {
  if (apiGateway && size > API_GATEWAY.messageBytes) {
    return {
      size,
      fault: `API Gateway takes messages of at most 128 KB; this one is ${kilobytes(size)} KB.`,
    };
  }
  if (size > API_GATEWAY.frameBytes) {
    const warning = apiGateway
      ? `This is over 32 KB. A browser may send it as one frame, and API Gateway closes the connection with 1009 for frames over 32 KB.`
      : `This is over 32 KB, the largest frame that API Gateway takes.`;
    return { size, message, warning };
  }
  return { size, message };
}

const kilobytes = (size: number): string => (Math.ceil((size / 1_024) * 10) / 10).toFixed(1);

/** Longer texts are not parsed on each key press. */
const JSON_HINT_LIMIT = 256 * 1_024;

function hintJson(text: string): Pick<MessageReading, 'json' | 'place'> {
  const start = text.trimStart()[0];
  if ((start !== '{' && start !== '[') || text.length > JSON_HINT_LIMIT) return {};
  const read = parseJson(text);
  if ('tape' in read) return { json: { valid: true, detail: 'JSON' } };
  const { at } = read.fault;
  const before = text.slice(0, at).split('\n');
  const place = `line ${before.length}, column ${before.at(-1)!.length + 1}`;
  return { json: { valid: false, detail: `Not valid JSON: ${place}` }, place: { at, length: 1 } };
}

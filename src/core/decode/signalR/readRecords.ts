import { inFigures } from '../../inFigures.ts';
import { JsonPart } from '../message/JsonPart.ts';
import { readMsgpack } from '../msgpack/readMsgpack.ts';
import { readJson } from '../readJson.ts';
import { ByteFault } from '../values/faults.ts';
import { readUtf8, utf8Fault } from '../values/readUtf8.ts';
import { fromList, fromObject, type HubMessage } from './HubMessage.ts';

/** Ends each record of the JSON form. */
export const SEPARATOR = 0x1e;

/** More in one message are counted, not read. */
const MOST = 500;

export interface HubReading {
  messages: HubMessage[];
  /** Beyond those. */
  more: number;
}

/** Records of the JSON form. Throws a ByteFault where they are none. */
export function readJsonRecords(bytes: Uint8Array): HubReading {
  const messages: HubMessage[] = [];
  let more = 0;
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(SEPARATOR, at);
    if (end < 0) throw new ByteFault(bytes.length, 'a record separator (0x1e) should end the message', true);
    if (messages.length === MOST) {
      more += 1;
      at = end + 1;
      continue;
    }
    const text = readUtf8(bytes, at, end);
    if (text === undefined)
      throw new ByteFault(at + utf8Fault(bytes.subarray(at, end)), 'this byte is not UTF-8');
    const reading = readJson(text);
    if ('fault' in reading) {
      const before = new TextEncoder().encode(text.slice(0, reading.fault.at)).length;
      throw new ByteFault(at + before, reading.fault.reason);
    }
    messages.push(known(fromObject(new JsonPart(reading.tape)), at));
    at = end + 1;
  }
  return { messages, more };
}

/** Messages of the MessagePack form, each after its length. Throws a ByteFault where they are none. */
export function readBinaryRecords(bytes: Uint8Array): HubReading {
  const messages: HubMessage[] = [];
  let more = 0;
  for (let at = 0; at < bytes.length; ) {
    const { length, next } = readLength(bytes, at);
    if (length > bytes.length - next) {
      const left = inFigures(bytes.length - next);
      throw new ByteFault(at, `a message of ${inFigures(length)} bytes is announced, and ${left} are left`);
    }
    if (messages.length === MOST) more += 1;
    else messages.push(known(fromList(listOf(bytes.subarray(next, next + length), next)), next));
    at = next + length;
  }
  return { messages, more };
}

/** Bytes of a message as a number of one to five bytes, seven bits each, lowest first. */
export function readLength(bytes: Uint8Array, from: number): { length: number; next: number } {
  let length = 0;
  for (let place = 0; place < 5; place += 1) {
    const byte = bytes[from + place];
    if (byte === undefined) break;
    length += (byte & 0x7f) * 2 ** (7 * place);
    if (byte < 0x80) return { length, next: from + place + 1 };
  }
  throw new ByteFault(from, 'the length of a message should stand here');
}

function listOf(body: Uint8Array, from: number): JsonPart {
  if (body.length === 0) throw new ByteFault(from, 'the message is empty');
  try {
    const reading = readJson(readMsgpack(body).writer.text);
    if ('tape' in reading) return new JsonPart(reading.tape);
  } catch (error) {
    if (!(error instanceof ByteFault)) throw error;
    throw new ByteFault(from + error.at, error.reason);
  }
  throw new ByteFault(from, 'a list should stand here');
}

function known(message: HubMessage | undefined, at: number): HubMessage {
  if (message === undefined) throw new ByteFault(at, 'no message of a hub stands here');
  return message;
}

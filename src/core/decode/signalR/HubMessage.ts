import type { JsonPart } from '../message/JsonPart.ts';
import { MESSAGE_TYPES } from './messageTypes.ts';

/** One message of a hub, its parts by name, whichever form it came in. */
export interface HubMessage {
  /** `Invocation`; `Handshake` for the two that come first. */
  name: string;
  parts: ReadonlyMap<string, JsonPart>;
  /** As JSON text. */
  text: string;
}

/** Of a record in JSON; undefined where it is none. */
export function fromObject(message: JsonPart): HubMessage | undefined {
  if (!message.isObject) return undefined;
  const parts = new Map<string, JsonPart>();
  const keys = message.keys(NAMED);
  for (const [place, part] of message.items(NAMED).entries()) parts.set(keys[place]!, part);
  const { text } = message;
  const type = parts.get('type');
  if (type !== undefined) {
    const meant = MESSAGE_TYPES.get(type.whole ?? 0);
    return meant === undefined ? undefined : { name: meant.name, parts, text };
  }
  const isAsked = parts.has('protocol') && parts.has('version');
  const isAnswer = message.size === 0 || (message.size === 1 && parts.has('error'));
  return isAsked || isAnswer ? { name: 'Handshake', parts, text } : undefined;
}

/** Of a list in MessagePack; undefined where it is none. */
export function fromList(message: JsonPart): HubMessage | undefined {
  if (!message.isArray) return undefined;
  const [type, ...rest] = message.items(NAMED);
  const meant = MESSAGE_TYPES.get(type?.whole ?? 0);
  if (meant === undefined) return undefined;
  const parts = new Map<string, JsonPart>();
  for (const [place, name] of meant.places.entries()) {
    const part = rest[place];
    if (part !== undefined && part.text !== 'null') parts.set(name, part);
  }
  // 1: the result is an error's text, 2: there is none, 3: it is a value.
  const kind = parts.get('resultKind')?.whole;
  const result = parts.get('result');
  if (kind === 1 && result !== undefined) parts.set('error', result);
  if (kind === 1 || kind === 2) parts.delete('result');
  return { name: meant.name, parts, text: message.text };
}

/** The protocol has no message with more members. */
const NAMED = 12;

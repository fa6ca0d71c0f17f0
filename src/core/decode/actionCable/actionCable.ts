import type { DecodeContext, Decoded, DecodeResult, Decoder, Field } from '../contract.ts';
import { readJsonBytes } from '../json/readJsonBytes.ts';
import { correlation } from '../message/exchange.ts';
import { JsonHead } from '../message/JsonHead.ts';
import { JsonPart } from '../message/JsonPart.ts';
import { badField, carried, field, summaryOf } from '../message/parts.ts';
import { readJson } from '../readJson.ts';
import { fault } from '../values/faults.ts';

const COMMANDS = new Set(['subscribe', 'unsubscribe', 'message']);
const TYPES = new Set(['welcome', 'disconnect', 'ping', 'confirm_subscription', 'reject_subscription']);
const encoder = new TextEncoder();

/** Action Cable (guides.rubyonrails.org/action_cable_overview.html; `actioncable-v1-json`). */
export const actionCable: Decoder = {
  id: 'action-cable',
  label: 'Action Cable',
  sniff(bytes, _size, context) {
    const head = JsonHead.of(bytes);
    if (head === undefined || head.kind === 'array') return 0;
    const says = COMMANDS.has(head.string('command') ?? '') || TYPES.has(head.string('type') ?? '');
    const named = /^"\{\s*\\"channel\\"/.test(head.raw('identifier'));
    if (/^actioncable-/.test(context.subprotocol)) return says || head.has('identifier') ? 0.97 : 0;
    return named && (says || head.has('message')) ? 0.95 : 0;
  },
  decode(bytes, context) {
    const tape = readJsonBytes(bytes);
    return 'result' in tape ? tape.result : read(new JsonPart(tape), context);
  },
};

function read(message: JsonPart, context: DecodeContext): DecodeResult {
  const command = message.member('command')?.string;
  const type = message.member('type')?.string;
  const identifier = message.member('identifier');
  const said = command ?? type ?? (identifier === undefined ? undefined : 'message');
  if (said === undefined) return fault('it has neither a command nor a type nor an identifier');
  if (command === undefined ? type !== undefined && !TYPES.has(type) : !COMMANDS.has(command)) {
    return fault(`no message of Action Cable says ${JSON.stringify(said)}`);
  }
  const channel = channelOf(identifier?.string);
  const data = dataOf(message);
  const isRefused = said === 'reject_subscription' || said === 'disconnect';
  const action = data?.member('action')?.line;
  const fields: Field[] = [
    ...(isRefused ? badField : field)(command === undefined ? 'Type' : 'Command', said),
    ...field('Channel', channel),
    ...field('Identifier', identifier),
    ...field('Action', action),
    ...badField('Reason', message.member('reason')),
    ...field('Reconnect', message.member('reconnect'), 'whether the client is to come back'),
    ...pingFields(said, message),
  ];
  const named = command === 'message' ? action : undefined;
  const reason = message.member('reason')?.line;
  const decoded: Decoded = {
    summary: summaryOf(said, channel, named, reason),
    fields,
    ...bodyOf(said, message),
  };
  const link = linkOf(said, identifier?.line, channel, context);
  return { ok: true, decoded: link === undefined ? decoded : { ...decoded, correlation: link } };
}

/** The channel's name within its identifier, which is JSON in a string. */
function channelOf(identifier: string | undefined): string | undefined {
  const reading = identifier === undefined ? undefined : readJson(identifier);
  if (reading === undefined || !('tape' in reading)) return identifier;
  return new JsonPart(reading.tape).member('channel')?.line ?? identifier;
}

/** What a client sends lies in a string as JSON. */
function dataOf(message: JsonPart): JsonPart | undefined {
  const data = message.member('data')?.string;
  const reading = data === undefined ? undefined : readJson(data);
  return reading !== undefined && 'tape' in reading ? new JsonPart(reading.tape) : undefined;
}

function pingFields(said: string, message: JsonPart): Field[] {
  const seconds = said === 'ping' ? message.member('message')?.whole : undefined;
  const isDate = seconds !== undefined && seconds >= 0 && seconds < 8_640_000_000_000;
  return isDate ? field('Time', new Date(seconds * 1000).toISOString(), `${seconds} s`) : [];
}

function bodyOf(said: string, message: JsonPart): Pick<Decoded, 'payload'> {
  if (said === 'ping') return {};
  const data = message.member('data')?.string;
  if (data === undefined) return carried('Message', message.member('message'));
  return { payload: { label: 'Data', bytes: encoder.encode(data), text: true } };
}

function linkOf(said: string, identifier = '', name: string | undefined, context: DecodeContext) {
  if (said === 'subscribe') return correlation(identifier, 'request', { name });
  if (/_subscription$/.test(said)) return correlation(identifier, 'response', { name, last: true });
  if (said === 'welcome' || said === 'ping' || said === 'disconnect') return correlation(said, 'event');
  return correlation(identifier, 'event', { name: name ?? (context.sent ? 'sent' : 'received') });
}

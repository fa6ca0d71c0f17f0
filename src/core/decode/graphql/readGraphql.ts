import { redactText } from '../../export/redactText.ts';
import type { Correlation, DecodeContext, Decoded, DecodeResult, Field } from '../contract.ts';
import { readJsonBytes } from '../json/readJsonBytes.ts';
import { correlation, exchange } from '../message/exchange.ts';
import { JsonPart } from '../message/JsonPart.ts';
import { carried, field, summaryOf } from '../message/parts.ts';
import { fault } from '../values/faults.ts';
import { counted } from '../values/oneLine.ts';
import { errorFields, errorsIn } from './errors.ts';
import { MESSAGE_TYPES, type MessageType } from './messageTypes.ts';
import { type Operation, readOperation } from './operation.ts';

/** Reads one message of either protocol. */
export function readGraphql(bytes: Uint8Array, context: DecodeContext): DecodeResult {
  const tape = readJsonBytes(bytes);
  if ('result' in tape) return tape.result;
  const message = new JsonPart(tape);
  if (!message.isObject) return fault('the message is no JSON object', 0);
  const type = message.member('type')?.string;
  if (type === undefined) return fault('it has no “type” that is a string');
  const meant = MESSAGE_TYPES.get(type);
  if (meant === undefined) return fault(`no message of GraphQL is of the type ${JSON.stringify(type)}`);
  return { ok: true, decoded: viewOf(message, type, meant, context) };
}

function viewOf(message: JsonPart, type: string, meant: MessageType, context: DecodeContext): Decoded {
  const id = message.member('id');
  const payload = message.member('payload');
  const isAsking = meant.of === 'operation' && meant.role === 'request';
  const operation = isAsking ? readOperation(payload) : {};
  const isResult = type === 'next' || type === 'data';
  const errors = isResult || type.endsWith('error') ? errorsIn(payload) : [];
  const timeout = (payload?.member('connectionTimeoutMs') ?? message.member('connectionTimeoutMs'))?.line;
  const name = operation.name ?? (isResult ? payload?.member('data')?.keys(1)[0] : undefined);
  const fields: Field[] = [
    ...field('Type', type, meant.note),
    ...field('Id', id),
    ...field('Operation', operation.title),
    ...field('Host', operation.authorization?.member('host')),
    ...field('Authorization', operation.authorization?.keys(20).join(', '), 'values hidden'),
    ...field('Connection timeout', timeout, 'ms without keep-alive'),
    ...errorFields(errors),
  ];
  const failed = errors.length === 0 ? undefined : counted(errors.length, 'error');
  return {
    summary: summaryOf(type, operation.title ?? name, id?.line, failed),
    fields,
    ...bodyOf(message, payload, operation, meant),
    correlation: correlationOf(type, meant, id, name, context),
  };
}

/** What has secrets in it is shown whole and masked; all else is decoded in turn. */
function bodyOf(
  message: JsonPart,
  payload: JsonPart | undefined,
  { query, variables, authorization }: Operation,
  { of }: MessageType,
): Partial<Decoded> {
  const text = query === undefined ? {} : { text: query };
  if (of === 'connection' || authorization !== undefined) return { json: redactText(message.text), ...text };
  if (query !== undefined) return { ...carried('Variables', variables), ...text };
  return carried('Payload', payload);
}

function correlationOf(
  type: string,
  { of, role, last }: MessageType,
  id: JsonPart | undefined,
  name: string | undefined,
  context: DecodeContext,
): Correlation {
  const more = { name, ...(last === undefined ? {} : { last }) };
  if (of === 'ping' && role !== 'event') return exchange(context, 'ping', role, more);
  if (of !== 'operation') return correlation(of, role, more);
  // Either side may say that it is over; only the server's word answers the client.
  const isOwnEnd = type === 'complete' && context.sent;
  return correlation(id?.line ?? '', isOwnEnd ? 'event' : role, more);
}

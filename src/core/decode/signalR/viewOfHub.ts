import { redactText } from '../../export/redactText.ts';
import type { Correlation, DecodeContext, Decoded, Field } from '../contract.ts';
import { correlation, exchange } from '../message/exchange.ts';
import { badField, carried, field, summaryOf } from '../message/parts.ts';
import { counted } from '../values/oneLine.ts';
import type { HubMessage } from './HubMessage.ts';

/** `Invocation Send · 2 arguments · 0`. */
export function hubSummary({ name, parts }: HubMessage): string {
  const target = parts.get('target')?.string;
  const given = parts.get('arguments');
  const error = parts.get('error')?.line;
  return summaryOf(
    [name, target ?? parts.get('protocol')?.string].filter(Boolean).join(' '),
    given === undefined ? undefined : counted(given.size, 'argument'),
    parts.get('invocationId')?.line ?? parts.get('sequenceId')?.line,
    error === undefined ? undefined : `error: ${error}`,
  );
}

export function viewOfHub(message: HubMessage, context: DecodeContext): Decoded {
  const { name, parts } = message;
  const headers = parts.get('headers');
  const streams = parts.get('streamIds');
  const fields: Field[] = [
    ...field('Message', name),
    ...field('Protocol', parts.get('protocol')),
    ...field('Version', parts.get('version')),
    ...field('Target', parts.get('target')),
    ...field('Invocation', parts.get('invocationId')),
    ...field('Sequence', parts.get('sequenceId')),
    ...badField('Error', parts.get('error')),
    ...field('Reconnect', parts.get('allowReconnect'), 'whether the client may come back'),
    ...(streams === undefined || streams.size === 0 ? [] : field('Streams', streams.text)),
    ...(headers === undefined || headers.size === 0 ? [] : field('Headers', redactText(headers.text))),
  ];
  const body = parts.get('arguments') ?? parts.get('item') ?? parts.get('result');
  const label = parts.has('arguments') ? 'Arguments' : parts.has('item') ? 'Item' : 'Result';
  const one = label === 'Arguments' && body?.size === 1 ? body.items(1)[0] : undefined;
  return {
    summary: hubSummary(message),
    fields,
    ...(one === undefined ? carried(label, body) : carried('Argument', one)),
    correlation: correlationOf(message, context),
  };
}

function correlationOf({ name, parts }: HubMessage, context: DecodeContext): Correlation {
  const target = parts.get('target')?.string;
  if (name === 'Handshake') {
    const isAsked = parts.has('protocol');
    return correlation('handshake', isAsked ? 'request' : 'response', isAsked ? { name } : { last: true });
  }
  const id = parts.get('invocationId')?.line;
  if (id === undefined) return correlation(target ?? name, 'event', { name: target ?? name });
  if (/Invocation$/.test(name) && name !== 'CancelInvocation') {
    return exchange(context, id, 'request', { name: target });
  }
  if (name === 'Completion') return exchange(context, id, 'response', { last: true });
  if (name === 'StreamItem') return exchange(context, id, 'response', { last: false });
  return correlation(id, 'event', { name });
}

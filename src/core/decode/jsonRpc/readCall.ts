import type { Correlation, DecodeContext, Decoded, Field } from '../contract.ts';
import { exchange } from '../message/exchange.ts';
import type { JsonPart } from '../message/JsonPart.ts';
import { badField, carried, field, summaryOf } from '../message/parts.ts';
import { errorName } from './errorNames.ts';

/** One call or answer of JSON-RPC 2.0; undefined where it is neither. */
export interface Call {
  kind: 'request' | 'notification' | 'result' | 'error';
  /** As it is written: `1` and `"1"` are not the same. */
  id: string | undefined;
  method: string | undefined;
  message: JsonPart;
}

export function readCall(message: JsonPart): Call | undefined {
  const id = message.member('id')?.text;
  const method = message.member('method')?.string;
  if (method !== undefined)
    return { kind: id === undefined ? 'notification' : 'request', id, method, message };
  if (message.member('error')?.isObject) return { kind: 'error', id, method, message };
  return message.member('result') === undefined ? undefined : { kind: 'result', id, method, message };
}

/** `subscribe(2) · 1`, `error -32601 method not found · 1`, `result · 1`. */
export function callSummary({ kind, id, method, message }: Call): string {
  if (kind === 'error') {
    const code = message.member('error')?.member('code');
    const said = message.member('error')?.member('message')?.line ?? errorName(code?.whole);
    return summaryOf(['error', code?.line, said].filter(Boolean).join(' '), id);
  }
  return summaryOf(method ?? kind, kind === 'notification' ? 'notification' : id);
}

export function viewOfCall(call: Call, context: DecodeContext): Decoded {
  const { kind, id, method, message } = call;
  const error = message.member('error');
  const fields: Field[] = [
    ...field('Kind', kind),
    ...field('Id', id),
    ...field('Method', method),
    ...versionFields(message),
    ...(kind === 'error' ? errorFields(error!) : []),
  ];
  const body = { request: 'params', notification: 'params', result: 'result', error: 'error' }[kind];
  const label = { params: 'Params', result: 'Result', error: 'Error' }[body] ?? body;
  const part = body === 'error' ? error?.member('data') : message.member(body);
  return {
    summary: callSummary(call),
    fields,
    ...carried(body === 'error' ? 'Data of the error' : label, part),
    ...correlationOf(call, context),
  };
}

function errorFields(error: JsonPart): Field[] {
  const code = error.member('code');
  return [...badField('Code', code, errorName(code?.whole)), ...badField('Message', error.member('message'))];
}

function versionFields(message: JsonPart): Field[] {
  const version = message.member('jsonrpc');
  if (version?.string === '2.0') return [];
  return version === undefined
    ? field('Version', 'not given', 'JSON-RPC 2.0 says it in “jsonrpc”')
    : badField('Version', version, 'only 2.0 is read');
}

function correlationOf({ kind, id, method }: Call, context: DecodeContext): { correlation?: Correlation } {
  if (kind === 'notification') return { correlation: { id: method!, role: 'event', name: method! } };
  // An error about what could not be read answers nothing by its id.
  if (id === undefined || id === 'null') return {};
  const role = kind === 'request' ? 'request' : 'response';
  return { correlation: exchange(context, id, role, role === 'request' ? { name: method } : { last: true }) };
}

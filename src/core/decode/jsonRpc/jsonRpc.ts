import type { DecodeResult, Decoder } from '../contract.ts';
import { readJsonBytes } from '../json/readJsonBytes.ts';
import { JsonHead } from '../message/JsonHead.ts';
import { JsonPart } from '../message/JsonPart.ts';
import { field, summaryOf } from '../message/parts.ts';
import { fault } from '../values/faults.ts';
import { counted } from '../values/oneLine.ts';
import { callSummary, readCall, viewOfCall } from './readCall.ts';

/** Calls of a batch that the summary names. */
const NAMED = 3;
const MARK = /^\[?\s*\{\s*(?:[^{}[\]]*,\s*)?"jsonrpc"\s*:\s*"2\.0"/;

/** JSON-RPC 2.0 (jsonrpc.org/specification), batches too. */
export const jsonRpc: Decoder = {
  id: 'json-rpc',
  label: 'JSON-RPC 2.0',
  sniff(bytes) {
    const head = JsonHead.of(bytes);
    if (head === undefined) return 0;
    if (head.kind === 'array') return MARK.test(head.items[0] ?? '') ? 0.95 : 0;
    if (head.string('jsonrpc') !== '2.0') return 0;
    return head.has('method') || head.has('result') || head.has('error') || head.has('id') ? 0.95 : 0;
  },
  decode(bytes, context) {
    const tape = readJsonBytes(bytes);
    if ('result' in tape) return tape.result;
    const message = new JsonPart(tape);
    if (message.isArray) return readBatch(message);
    if (!message.isObject) return fault('the message is no JSON object or list', 0);
    const call = readCall(message);
    if (call === undefined) return fault('it has neither a method nor a result nor an error');
    return { ok: true, decoded: viewOfCall(call, context) };
  },
};

function readBatch(message: JsonPart): DecodeResult {
  const items = message.items();
  if (items.length === 0) return fault('the batch is empty', 0);
  const calls = items.flatMap((item) => readCall(item) ?? []);
  if (calls.length === 0) return fault('none of the batch is a call or an answer');
  const counts = new Map<string, number>();
  for (const { kind } of calls) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const fields = [
    ...field('Batch', counted(items.length, 'message')),
    ...[...counts].flatMap(([kind, count]) => field(`Of kind ${kind}`, String(count))),
    ...field('Neither', calls.length < items.length ? String(items.length - calls.length) : undefined),
  ];
  const named = calls.slice(0, NAMED).map(callSummary).join(', ');
  const more = calls.length > NAMED ? ', …' : '';
  const summary = summaryOf(`batch of ${items.length}`, `${named}${more}`);
  return { ok: true, decoded: { summary, fields, json: message.text } };
}

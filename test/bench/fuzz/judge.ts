import type { DecodeContext, DecodeResult, Decoder } from '#core/decode/contract.ts';
import { readJson } from '#core/decode/readJson.ts';

/** What is wrong with a result, as the contract has it; undefined for nothing. */
export function judgeResult(result: DecodeResult, size: number): string | undefined {
  if (!result.ok) {
    const { at, reason } = result.fault;
    if (reason === '' || /^[A-Z](?![A-Z])/.test(reason)) return `a reason begins in lower case: ${reason}`;
    return at !== undefined && !(at >= 0 && at <= size) ? `the offset ${at} lies outside` : undefined;
  }
  const { summary, json } = result.decoded;
  if (/[\r\n]/.test(summary)) return 'the summary has line ends';
  if (json === undefined) return undefined;
  const reading = readJson(json);
  return 'fault' in reading ? `json is none: ${reading.fault.reason} at ${reading.fault.at}` : undefined;
}

/** Whether a sniff keeps to its range. */
export function judgeSniff(decoder: Decoder, bytes: Uint8Array, context: DecodeContext): string | undefined {
  const likelihood = decoder.sniff(bytes.subarray(0, 256), bytes.length, context);
  return likelihood >= 0 && likelihood <= 1 ? undefined : `a likelihood of ${likelihood}`;
}

import type { DecodeContext, Decoder } from '#core/decode/contract.ts';
import { DECODERS } from '#core/decode/decoders.ts';
import { compileSchema } from '#core/decode/protobuf/compileSchema.ts';
import { type BenchRow, row } from '../row.ts';
import { say } from '../say.ts';
import { scale } from '../scale.ts';
import { largeInputs, smallInput } from './inputs.ts';
import { judgeResult, judgeSniff } from './judge.ts';
import { Random } from './random.ts';
import { SCHEMA } from './seeds.ts';

const LARGE = 131_072;
const LIMIT_MS = 50;
/** Other work on the machine may fall into a run; the best of so many is what decoding takes. */
const RUNS = 10;
/** The browser's own inflating costs a hundred times what the rest does; it gets one input in so many. */
const INFLATE_EVERY = 50;
const INFLATING = new Set(['gzip', 'zlib', 'deflate']);
const SUBPROTOCOLS = [
  '',
  '',
  'mqtt',
  'graphql-transport-ws',
  'graphql-ws',
  'v12.stomp',
  'wamp.2.json',
  'cbor',
];

/** Protobuf with a schema, by best fit and by name. */
const SCHEMAS = [undefined, undefined, ...schemas()];

/** What went wrong, by decoder and fault, with the first input that showed it in hex. */
type Faults = Map<string, string>;

/** Random, valid and damaged inputs for every decoder: none may throw, none may take long. */
export async function fuzzRows(): Promise<BenchRow[]> {
  const faults: Faults = new Map();
  const decoded = await fuzzSmall(scale.fuzzInputs, new Random(20_261_122), faults);
  const slowest = await timeLarge(new Random(7), faults);
  for (const [what, hex] of faults) say(`${what}, first for ${hex}`);
  if (faults.size > 0) process.exitCode = 1;
  say(`${decoded.toLocaleString('en')} calls; slowest at 128 KB: ${slowest.what}`);
  return [
    row('fuzz-inputs', scale.fuzzInputs, '', 'goal', 1_000_000),
    row('fuzz-faults', faults.size, '', 'allowed', 0),
    row('fuzz-128KB-slowest', slowest.ms, 'ms', 'limit', LIMIT_MS),
  ];
}

/** Gives the number of calls to decoders. */
export async function fuzzSmall(inputs: number, random: Random, faults: Faults): Promise<number> {
  let calls = 0;
  for (let count = 0; count < inputs; count += 1) {
    const bytes = smallInput(random);
    const context = someContext(random);
    for (const decoder of DECODERS) {
      if (INFLATING.has(decoder.id) && count % INFLATE_EVERY !== 0) continue;
      calls += 1;
      const fault = tryOut(decoder, bytes, context);
      const told = fault instanceof Promise ? await fault : fault;
      if (told !== undefined) note(faults, `${decoder.id}: ${told}`, bytes);
    }
  }
  return calls;
}

/** The decoder and input that took longest. */
export async function timeLarge(random: Random, faults: Faults): Promise<{ ms: number; what: string }> {
  let slowest = { ms: 0, what: '' };
  for (const [name, bytes] of largeInputs(random, LARGE)) {
    for (const decoder of DECODERS) {
      const text = { text: true, sent: false, subprotocol: '' };
      const schemed = decoder.id === 'protobuf' ? schemas().map((schema) => ({ ...text, schema })) : [];
      for (const context of [text, { ...text, text: false }, ...schemed]) {
        const fault = await tryOut(decoder, bytes, context);
        if (fault !== undefined) note(faults, `${decoder.id} with ${name}: ${fault}`, bytes);
        const ms = await bestOf(RUNS, decoder, bytes, context);
        if (ms > slowest.ms) slowest = { ms, what: `${decoder.id} with ${name}` };
        if (ms > LIMIT_MS) note(faults, `${decoder.id} with ${name}: ${ms.toFixed(0)} ms`, bytes);
      }
    }
  }
  return slowest;
}

async function bestOf(
  runs: number,
  decoder: Decoder,
  bytes: Uint8Array,
  context: DecodeContext,
): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs && best > LIMIT_MS / 2; run += 1) {
    const start = performance.now();
    const used = process.cpuUsage();
    await decoder.decode(bytes, context);
    const ms = performance.now() - start;
    const { user, system } = process.cpuUsage(used);
    // What takes longer than the processor was used for it has waited for other work on the machine.
    best = Math.min(best, ms > LIMIT_MS ? Math.min(ms, (user + system) / 1_000) : ms);
  }
  return best;
}

function tryOut(
  decoder: Decoder,
  bytes: Uint8Array,
  context: DecodeContext,
): string | undefined | Promise<string | undefined> {
  try {
    const unfit = judgeSniff(decoder, bytes, context);
    if (unfit !== undefined) return unfit;
    const result = decoder.decode(bytes, context);
    if (!(result instanceof Promise)) return judgeResult(result, bytes.length);
    return result.then(
      (settled) => judgeResult(settled, bytes.length),
      (error) => `rejected with ${error}`,
    );
  } catch (error) {
    return `threw ${error}`;
  }
}

function someContext(random: Random): DecodeContext {
  return {
    text: random.next() < 0.5,
    sent: random.next() < 0.5,
    subprotocol: random.pick(SUBPROTOCOLS),
    schema: random.pick(SCHEMAS),
  };
}

function schemas(): object[] {
  const reading = compileSchema(SCHEMA);
  if ('fault' in reading) throw new Error(reading.fault.sentence);
  return [{ types: reading.types }, { types: reading.types, message: 'Reading' }];
}

function note(faults: Faults, what: string, bytes: Uint8Array): void {
  if (!faults.has(what)) faults.set(what, Buffer.from(bytes.subarray(0, 64)).toString('hex'));
}

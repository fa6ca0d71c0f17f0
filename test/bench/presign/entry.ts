/**
 * Presigns per second in a browser, beside a peer and beside what WebCrypto allows. Bundle it for a
 * page with a secure context (https: or localhost) and call `run()`.
 */
import { Sha256 } from '@aws-crypto/sha256-browser';
import { escapeUri } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import { AwsV4Signer } from 'aws4fetch';
import { forgetSigningKeys, presign } from '#aws/presign.ts';
import { createLimit } from './limit.ts';

/** One line of the benchmark's table. */
export interface BenchRow {
  id: string;
  value: number;
  unit: string;
  /** What it is compared with, and that one's figure in the same run. */
  reference: string;
  referenceValue: number;
  /** value / referenceValue; above 1 is faster than the reference. */
  ratio: number;
}

export interface BenchOptions {
  rounds?: number;
  /** Presigns of each contestant per round. */
  perRound?: number;
}

const HOST = 'abc123def4.execute-api.us-east-1.amazonaws.com';
const START = Date.UTC(2026, 10, 22, 10, 20, 30);
/** Session tokens of AWS STS are about this long. */
const TOKEN = 'IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMSJG+XAMP=='.repeat(15);

const keys = {
  accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: TOKEN,
};
const scope = { service: 'execute-api', region: 'us-east-1' };

type Sign = (now: number) => Promise<string>;

const ours: Sign = async (now) =>
  (await presign({ url: `wss://${HOST}/dev`, ...scope, keys, expires: 300, now })).url;

const oursCold: Sign = (now) => {
  forgetSigningKeys();
  return ours(now);
};

/** What the signer inside ours costs by itself: no reading of the URL, no trace, no masking. */
const signer = new SignatureV4({ credentials: keys, ...scope, sha256: Sha256 });

const smithyAlone: Sign = async (now) => {
  const request = {
    method: 'GET',
    protocol: 'wss:',
    hostname: HOST,
    path: '/dev',
    headers: { host: HOST },
    query: {},
  };
  const { query = {} } = await signer.presign(request, { expiresIn: 300, signingDate: new Date(now) });
  const pairs = Object.entries(query).map(
    ([name, value]) => `${escapeUri(name)}=${escapeUri(String(value))}`,
  );
  return `wss://${HOST}/dev?${pairs.join('&')}`;
};

function createPeer(cache: () => Map<string, ArrayBuffer>): Sign {
  return async (now) => {
    const datetime = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
    const url = `wss://${HOST}/dev?X-Amz-Expires=300`;
    const signer = new AwsV4Signer({ url, ...keys, ...scope, datetime, signQuery: true, cache: cache() });
    return (await signer.sign()).url.href;
  };
}

/**
 * Interleaves the contestants round by round, so that all meet the same machine, and reports medians.
 * Throws when two of them disagree about a signature: a fast wrong answer is no answer.
 */
export async function run({ rounds = 15, perRound = 200 }: BenchOptions = {}): Promise<BenchRow[]> {
  const shared = new Map<string, ArrayBuffer>();
  const contestants = {
    ours,
    oursCold,
    smithyAlone,
    aws4fetch: createPeer(() => shared),
    aws4fetchCold: createPeer(() => new Map()),
    limit: await createLimit({ host: HOST, path: '/dev', ...scope, ...keys, expires: 300 }, '20261122'),
  };
  await checkAgreement(Object.values(contestants));
  const speeds = await measure(contestants, rounds, perRound);
  const row = (id: string, value: number, reference: string, referenceValue: number): BenchRow => ({
    id,
    value: Math.round(value),
    unit: 'presigns/s',
    reference,
    referenceValue: Math.round(referenceValue),
    ratio: Number((value / referenceValue).toFixed(2)),
  });
  return [
    row('presign', speeds.ours, 'aws4fetch', speeds.aws4fetch),
    row('presign, new keys', speeds.oursCold, 'aws4fetch, new keys', speeds.aws4fetchCold),
    row('presign with its trace', speeds.ours, 'smithy alone, no trace', speeds.smithyAlone),
    row('presign against the limit', speeds.ours, 'WebCrypto, cached key', speeds.limit),
  ];
}

async function measure<T extends Record<string, Sign>>(
  contestants: T,
  rounds: number,
  perRound: number,
): Promise<Record<keyof T, number>> {
  const names = Object.keys(contestants) as (keyof T)[];
  const samples = new Map<keyof T, number[]>(names.map((name) => [name, []]));
  // The first round warms the compiler up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const speed = await timeRound(contestants[name] as Sign, perRound, round);
      if (round > 0) samples.get(name)?.push(speed);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(samples.get(name) ?? [])])) as Record<
    keyof T,
    number
  >;
}

/** Presigns per second; another second of the clock each time, so that nothing can be remembered. */
async function timeRound(sign: Sign, count: number, round: number): Promise<number> {
  const start = performance.now();
  for (let at = 0; at < count; at += 1) await sign(START + (round * count + at) * 1_000);
  return (count * 1_000) / (performance.now() - start);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

async function checkAgreement(signs: Sign[]): Promise<void> {
  const urls = await Promise.all(signs.map((sign) => sign(START)));
  const signatures = new Set(urls.map((url) => new URL(url).searchParams.get('X-Amz-Signature')));
  if (signatures.size !== 1) throw new Error('The contestants made different signatures.');
}

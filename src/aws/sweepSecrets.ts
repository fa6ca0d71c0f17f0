import type { Keys } from '#core/profile.ts';
import { MASK, maskAccessKeyId, maskSecret } from '#core/redact.ts';
import type { SignatureTrace } from '#core/signature/trace.ts';

/** Shorter ones are emulators' (`test`), and would be found in every other word. */
const MIN_LENGTH = 16;

/** A URL in a URL in a URL; nobody nests deeper. */
const MAX_NESTING = 3;

/**
 * Masks the keys wherever else they occur in a trace: someone may have put the token into the path or
 * into a parameter of their own. Masking by name (core/redact) comes first; this is the second net.
 * `given` is all that came from outside, the only way in: where it is clean, so is the trace.
 */
export function sweepSecrets(trace: SignatureTrace, keys: Keys, given: readonly string[]): SignatureTrace {
  const sweep = createSweep(
    [
      { secret: keys.secretAccessKey, mask: MASK },
      { secret: keys.sessionToken ?? '', mask: maskSecret(keys.sessionToken ?? '') },
      { secret: keys.accessKeyId, mask: maskAccessKeyId(keys.accessKeyId) },
    ],
    given,
  );
  return sweep ? sweepTrace(trace, sweep) : trace;
}

/** Sweeps every text of a trace that comes from outside. */
export function sweepTrace(trace: SignatureTrace, sweep: Sweep): SignatureTrace {
  return {
    ...trace,
    url: sweep(trace.url),
    service: sweep(trace.service),
    region: sweep(trace.region),
    credentialScope: sweep(trace.credentialScope),
    canonicalRequest: sweep(trace.canonicalRequest),
    stringToSign: sweep(trace.stringToSign),
    parameters: trace.parameters.map((one) => {
      const [name, value] = [sweep(one.name), sweep(one.value)];
      return { ...one, name, value, masked: one.masked || value !== one.value };
    }),
  };
}

/** Masks secrets in a text, however they are spelt there. */
export type Sweep = (text: string) => string;

/** Sweeps every text of a value that is JSON. */
export function sweepAll<T>(value: T, sweep: Sweep): T {
  if (typeof value === 'string') return sweep(value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => sweepAll(one, sweep)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sweepAll(one, sweep)])) as T;
}

/** Undefined where `given` holds none of the secrets. */
export function createSweep(
  secrets: readonly { secret: string; mask: string }[],
  given: readonly string[],
): Sweep | undefined {
  const readings = decodings(given.join('\n'));
  const found = secrets
    .filter(({ secret }) => secret.length >= MIN_LENGTH)
    .filter(({ secret }) => readings.some((reading) => reading.includes(secret)))
    .map(({ secret, mask }) => ({ spelling: anySpelling(secret), mask }));
  if (found.length === 0) return undefined;
  return (text) => found.reduce((swept, { spelling, mask }) => swept.replace(spelling, () => mask), text);
}

/** The text, and what it reads as when its escapes are decoded once and again. */
function decodings(text: string): string[] {
  const readings = [text];
  for (let last = text; last.includes('%') && readings.length <= MAX_NESTING; readings.push(last)) {
    last = last.replace(/(?:%[0-9a-f]{2})+/gi, decodeRun);
  }
  return readings;
}

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}

/** Matches a secret however many of its characters are percent-encoded, however often. */
function anySpelling(secret: string): RegExp {
  const encoder = new TextEncoder();
  const characters = Array.from(secret, (character) => {
    const bytes = [...encoder.encode(character)].map((byte) => byte.toString(16).padStart(2, '0'));
    const literal = character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
    return `(?:${literal}|${bytes.map((byte) => `%(?:25)*${byte}`).join('')})`;
  });
  return new RegExp(characters.join(''), 'gi');
}

import { maskAccessKeyId, maskSecret } from '../redact.ts';
import { parseExpiry } from './expiry.ts';
import { type FoundSet, hasKeyMaterial } from './found.ts';
import { faultOf } from './judgeFaults.ts';
import { noticesOf } from './judgeNotices.ts';
import type { PastedKeys, PasteFault, PasteReading } from './types.ts';

/** AWS region names, and the single words that emulators use. */
const REGION = /^[a-z][a-z0-9-]{1,40}$/;
const LONGEST_NAME = 128;

/** Sets of values → usable keys, each once, and what is wrong with the others. */
export function assemble(sets: readonly FoundSet[], now: number): PasteReading {
  const candidates = new Map<string, PastedKeys>();
  const faults: PasteFault[] = [];
  for (const set of sets) {
    if (!hasKeyMaterial(set)) continue;
    const fault = faultOf(set);
    if (fault) {
      const name = safeName(fault.name);
      delete fault.name;
      if (name) fault.name = name;
      if (!faults.some((other) => other.id === fault.id && other.name === fault.name)) faults.push(fault);
      continue;
    }
    const pasted = pastedKeys(set, now);
    const { accessKeyId, secretAccessKey, sessionToken } = pasted.keys;
    const same = JSON.stringify([accessKeyId, secretAccessKey, sessionToken]);
    const known = candidates.get(same);
    candidates.set(same, known ? together(known, pasted) : pasted);
  }
  return { candidates: [...candidates.values()], faults };
}

/** The same keys twice: one says what the other leaves out. */
function together(first: PastedKeys, second: PastedKeys): PastedKeys {
  const notices = [...first.notices];
  for (const notice of second.notices) {
    if (!notices.some((other) => other.id === notice.id)) notices.push(notice);
  }
  return { ...second, ...first, keys: { ...second.keys, ...first.keys }, notices };
}

function pastedKeys(set: FoundSet, now: number): PastedKeys {
  const value = (field: 'id' | 'secret' | 'token' | 'region' | 'expiry'): string =>
    set.values[field]?.text.trim() ?? '';
  const pasted: PastedKeys = {
    source: set.source,
    keys: { accessKeyId: value('id'), secretAccessKey: value('secret') },
    notices: noticesOf(set, now),
  };
  const expiry = parseExpiry(value('expiry'));
  if (value('token') !== '') pasted.keys.sessionToken = value('token');
  if (expiry) pasted.keys.expiresAt = expiry.at;
  if (REGION.test(value('region'))) pasted.region = value('region');
  const name = safeName(set.name);
  if (name) pasted.name = name;
  return pasted;
}

/** A name as it may be shown: key material that strayed into it is masked. */
function safeName(name: string | undefined): string | undefined {
  return name
    ?.trim()
    .slice(0, LONGEST_NAME)
    .replace(/(?:AKIA|ASIA)[A-Z0-9]{12,}/g, maskAccessKeyId)
    .replace(/[A-Za-z0-9+/]{40,}={0,2}/g, maskSecret);
}

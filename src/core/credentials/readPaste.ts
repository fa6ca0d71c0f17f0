import { assemble } from './assemble.ts';
import { cleanText } from './cleanText.ts';
import { type FoundSet, hasKeyMaterial } from './found.ts';
import { readAssignments } from './readAssignments.ts';
import { readBare } from './readBare.ts';
import { readCalls } from './readCalls.ts';
import { readCsv } from './readCsv.ts';
import { type FamilyReading, readObjects } from './readObjects.ts';
import { readStsText } from './readStsText.ts';
import { readXml } from './readXml.ts';
import { recognise } from './recognise.ts';
import { looksLikeSecret } from './shapes.ts';
import type { PasteFault, PasteReading } from './types.ts';

/** Characters; a credentials file with thousands of profiles is smaller. */
const LONGEST_PASTE = 2_000_000;

/** Each takes what it understands and leaves the rest to the next. */
const FAMILIES: readonly ((text: string) => FamilyReading)[] = [
  readXml,
  readObjects,
  readCsv,
  readStsText,
  readCalls,
];

/**
 * AWS credentials out of anything that people paste: exports of any shell, credentials files,
 * JSON, CSV, code, bare values. Never throws, and no fault holds a secret; `now` is epoch ms.
 */
export function readPaste(text: string, now: number): PasteReading {
  if (text.length > LONGEST_PASTE) return { candidates: [], faults: [TOO_LONG] };
  const clean = cleanText(text);
  if (clean.trim() === '') return { candidates: [], faults: [] };
  const sets: FoundSet[] = [];
  let rest = clean;
  for (const family of FAMILIES) {
    const reading = family(rest);
    sets.push(...reading.sets);
    rest = reading.rest;
  }
  const assignments = readAssignments(rest);
  sets.push(...assignments.sets);
  if (!sets.some(hasKeyMaterial)) sets.push(...readBare(rest));
  const reading = assemble(sets, now);
  if (reading.candidates.length > 0 || reading.faults.length > 0) return reading;
  return { candidates: [], faults: [whyNothing(clean, assignments.commented)] };
}

const TOO_LONG: PasteFault = {
  id: 'paste.too-long',
  message: 'This text is too long to be credentials.',
  next: 'Paste only the part that holds the keys.',
};

function whyNothing(text: string, commented: boolean): PasteFault {
  const kind = recognise(text);
  if (kind) return kind;
  if (commented) {
    return {
      id: 'paste.commented',
      message: 'The keys here stand in comments only (lines that start with # or ;).',
      next: 'Take the comment signs off and paste again.',
    };
  }
  if (looksLikeSecret(text.trim())) {
    return {
      id: 'keys.missing-id',
      message: 'This looks like a secret access key alone; the access key ID is missing.',
      next: 'Copy the access key ID as well; it starts with ASIA or AKIA.',
    };
  }
  if (/^\S{200,}$/.test(text.trim().replace(/\n/g, '')) && /^[A-Za-z0-9+/=\s]+$/.test(text)) {
    return {
      id: 'keys.only-token',
      message: 'This looks like a session token alone; access key ID and secret access key are missing.',
      next: 'Copy the two keys as well, from the same answer as the token.',
    };
  }
  return {
    id: 'paste.unreadable',
    message: 'No AWS keys were found in this text.',
    next: 'Paste an access key ID, a secret access key and, for temporary keys, a session token; with or without their names.',
  };
}

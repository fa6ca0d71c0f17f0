import { type Field, type FoundSet, newSet, putValue } from './found.ts';
import { nameMeaning } from './names.ts';
import type { FamilyReading } from './readObjects.ts';

const ELEMENT =
  /<(?:[A-Za-z]\w{0,20}:)?(AccessKeyId|SecretAccessKey|SecretKey|SessionToken|Expiration)>([^<]{1,8192})<\//g;

/** Replies of the STS and IAM query APIs; their tokens come indented and wrapped over lines. */
export function readXml(text: string): FamilyReading {
  const sets: FoundSet[] = [];
  let current: FoundSet | undefined;
  for (const [, name = '', content = ''] of text.matchAll(ELEMENT)) {
    const field: Field | undefined = nameMeaning(name)?.field;
    if (field === undefined) continue;
    if (current === undefined || current.values[field] !== undefined) {
      current = newSet('STS XML');
      sets.push(current);
    }
    putValue(current, field, { text: content.replace(/\s+/g, '') });
  }
  return { sets, rest: sets.length > 0 ? text.replace(ELEMENT, ' ') : text };
}

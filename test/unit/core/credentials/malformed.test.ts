import { describe, expect, it } from 'vitest';
import { readPaste } from '#core/credentials/readPaste.ts';
import { MALFORMED } from './malformed.ts';

const NOW = Date.UTC(2026, 10, 22, 12);

/** What the sentence of each fault must speak of. */
const NAMED: Record<string, RegExp> = {
  'keys.missing-token': /session token is missing.*temporary/,
  'keys.missing-secret': /no secret access key/,
  'keys.missing-id': /no access key ID|access key ID is missing/,
  'keys.only-token': /session token.*(?:neither|missing)/,
  'keys.empty': /values are empty/,
  'keys.swapped': /swapped/,
  'keys.same': /once more/,
  'keys.id-blank': /blanks inside/,
  'keys.id-short': /8 characters.*end is missing/,
  'keys.cut-off': /never closes/,
  'keys.masked': /hidden or shortened/,
  'keys.placeholder': /placeholder/,
  'keys.reference': /reference/,
  'paste.commented': /comments/,
  'paste.arn': /ARN/,
  'paste.signed-url': /signed URL/,
  'paste.url': /URL/,
  'paste.authorization-header': /Authorization header/,
  'paste.html': /HTML/,
  'paste.private-key': /private key/,
  'paste.ssh-key': /SSH/,
  'paste.jwt': /JSON Web Token/,
  'paste.user-pool-tokens': /tokens of a sign-in/,
  'paste.cli-error': /error of a command/,
  'paste.expired': /expired/,
  'paste.sso-config': /IAM Identity Center/,
  'paste.credential-process': /credential_process/,
  'paste.role': /role_arn/,
  'paste.caller-identity': /get-caller-identity/,
  'paste.unreadable': /No AWS keys/,
};

/** Every piece of a paste that could be a secret, token or key id: long words. */
function secretsOf(text: string): string[] {
  return [...text.matchAll(/[A-Za-z0-9+/=_.-]{16,}/g)]
    .map(([word]) => word)
    .filter((word) => /\d/.test(word) && /[A-Z]/.test(word));
}

describe('malformed pastes', () => {
  it('are fifty, each with a name of its own', () => {
    expect(new Set(MALFORMED.map(({ name }) => name)).size).toBe(50);
  });

  it.each(MALFORMED.map((sample) => [sample.name, sample] as const))('%s', (_name, { text, id }) => {
    const { candidates, faults } = readPaste(text, NOW);
    expect(candidates).toEqual([]);
    expect(faults.map((fault) => fault.id)).toEqual([id]);
    const [fault] = faults;
    expect(fault?.message).toMatch(NAMED[id] ?? /^$/);
    expect(fault?.message).toMatch(/\.$/);
    expect(fault?.next).toMatch(/\.$/);
    for (const secret of secretsOf(text)) expect(JSON.stringify(faults)).not.toContain(secret);
  });
});

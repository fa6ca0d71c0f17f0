const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Claims by which people know themselves, the best first. */
const NAMES = ['email', 'preferred_username', 'name', 'phone_number'] as const;

/**
 * What a person knows themselves by, from the claims of an ID token and a name that they gave; ''
 * where neither has any. Pools that sign in by e-mail make up a UUID as user name, and those that are
 * federated one such as `Google_1234567`: shown only where there is nothing else.
 */
export function nameOfUser(claims: Record<string, unknown>, given?: string): string {
  const userName = plain(claims['cognito:username']);
  const made = (name: string) => UUID.test(name) || (name === userName && claims.identities !== undefined);
  const names = [userName, given, ...NAMES.map((claim) => claims[claim])].map(plain);
  return names.find((name) => name !== '' && !made(name)) ?? (userName || plain(claims.sub));
}

/** Without control and invisible characters, which could make a name look like another. */
const plain = (text: unknown) =>
  typeof text === 'string' ? text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').slice(0, 128) : '';

import { readPoolIds } from './readPoolIds.ts';
import { readSession } from './readSession.ts';

/** A session of Amplify, as a page has stored it. The ID token is a secret. */
export interface FoundSession {
  /** The e-mail address, or the name that the user pool knows the user by. */
  userName: string;
  clientId: string;
  /** `iss` of the token without `https://`: its key in Logins. */
  provider: string;
  userPoolId: string;
  /** The part of the pool's id before `_`. */
  region: string;
  idToken: string;
  /** Of the ID token, epoch milliseconds; it may have passed. */
  expiresAt: number;
  /** Where the page has stored one that belongs to it without doubt. */
  identityPoolId?: string;
}

/** Most pages hold one; more than this nobody chooses from. */
const MOST = 20;

/**
 * The sessions that Amplify v5 or v6 has stored, from entries of local storage, session storage or
 * cookies (those percent-encoded by js-cookie). The user that was last at the page comes first, then
 * who stays signed in longest. Takes whatever a page may have put there, and never throws.
 */
export function readAmplifyStorage(entries: Record<string, string>): FoundSession[] {
  const texts = Object.entries(entries)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    .map(([key, value]): [string, string] => [decode(key), value]);
  const lastUsers = new Map(texts.filter(([key]) => key.endsWith('.LastAuthUser')));
  const pools = readPoolIds(texts.map(([key]) => key));

  const found = new Map<string, { session: FoundSession; last: boolean }>();
  for (const [key, value] of texts) {
    const read = readSession(key, decode(value), pools);
    if (!read) continue;
    const { session, keyName, id } = read;
    const last = decode(
      lastUsers.get(`CognitoIdentityServiceProvider.${session.clientId}.LastAuthUser`) ?? '',
    );
    const other = found.get(id)?.session;
    if (!other || other.expiresAt < session.expiresAt) found.set(id, { session, last: last === keyName });
  }
  return [...found.values()]
    .sort((a, b) => Number(b.last) - Number(a.last) || b.session.expiresAt - a.session.expiresAt)
    .slice(0, MOST)
    .map(({ session }) => session);
}

/** Undoes js-cookie's encoding; text that is not encoded comes back as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

import type { Source } from './profile.ts';

/**
 * Whether a profile whose source is changed keeps its client secret: only where it still belongs to the
 * same app client, and is sent to no other server than it was given for.
 */
export function keepsClientSecret(before: Source, after: Source): boolean {
  if (before.kind !== 'cognito' || after.kind !== 'cognito') return false;
  const domain = domainOf(after.signIn);
  return (
    clientOf(before.signIn) === clientOf(after.signIn) &&
    before.endpoints?.userPool === after.endpoints?.userPool &&
    (domain === undefined || domain === domainOf(before.signIn))
  );
}

const domainOf = (signIn: object) => ('domain' in signIn ? signIn.domain : undefined);

const clientOf = (signIn: object) => ('clientId' in signIn ? signIn.clientId : undefined);

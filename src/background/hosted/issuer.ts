import { readClaims } from '#core/amplify/readClaims.ts';
import { REGION_PATTERN, SUFFIX_PATTERN } from '#core/endpoint/partitions.ts';
import { Problem } from '#core/problem.ts';
import type { HostedClient, Server } from './server.ts';

/** What of an ID token is looked at before it is checked. */
export interface Unchecked {
  /** Whether there is an ID token. */
  found: boolean;
  issuer: string;
  hasNonce: boolean;
}

const AWS = new RegExp(`^https://(?:issuer-)?cognito-idp\\.${REGION_PATTERN}\\.${SUFFIX_PATTERN}$`);

/** Reads it from a copy of the token endpoint's answer. */
export async function peek(answer: Response): Promise<Unchecked> {
  const body: unknown = await answer
    .clone()
    .json()
    .catch(() => undefined);
  const token = (body as { id_token?: unknown } | null | undefined)?.id_token;
  const claims = typeof token === 'string' ? readClaims(token) : {};
  return {
    found: typeof token === 'string',
    issuer: typeof claims.iss === 'string' ? claims.iss : '',
    hasNonce: claims.nonce !== undefined,
  };
}

/**
 * The issuer that the ID token has to name: `https://cognito-idp.REGION.SUFFIX/POOL`. Managed login
 * has domains of its own, so it cannot be told from the domain. Emulators choose their issuer
 * themselves, and only the pool's id is compared. Problems: `sign-in.wrong-pool`, `sign-in.issuer`.
 */
export function expectIssuer(server: Server, client: HostedClient, token: Unchecked): string {
  const url = URL.canParse(token.issuer) ? new URL(token.issuer) : undefined;
  const pool = url?.pathname.slice(1) ?? '';
  const known = url !== undefined && (server.local || AWS.test(url.origin));
  if (known && pool === client.userPoolId) return token.issuer;
  if (known && /^[\w-]{1,55}$/.test(pool)) {
    throw new Problem(
      'sign-in.wrong-pool',
      `The sign-in page belongs to user pool ${pool}, and the profile names ${client.userPoolId}.`,
      'Mend the user pool id or the domain in the profile.',
    );
  }
  throw new Problem(
    'sign-in.issuer',
    `The ID token was not issued by user pool ${client.userPoolId}.`,
    'Check that the domain is that of the user pool.',
  );
}

import {
  type AuthorizationServer,
  allowInsecureRequests,
  type Client,
  ClientSecretBasic,
  clockSkew,
  clockTolerance,
  customFetch,
  None,
} from 'oauth4webapi';
import { isLoopback } from '#core/endpoint/localHost.ts';
import { Problem } from '#core/problem.ts';

/** An app client of a user pool, and the managed login pages that it signs in at. */
export interface HostedClient {
  /**
   * Such as `https://example.auth.eu-central-1.amazoncognito.com`; the host name alone, or the address
   * of one of its pages, will do. Emulators may have a path before `/oauth2`.
   */
  domain: string;
  userPoolId: string;
  clientId: string;
  clientSecret?: string;
}

export interface HostedDeps {
  fetch: typeof globalThis.fetch;
  now(): number;
}

/** Seconds that clocks may differ, as AWS allows it for signatures. */
const TOLERANCE = 300;

/** The end of a path that is a page of managed login. */
const PAGE = /\/(?:(?:oauth2|login|logout|signup|confirmUser|forgotPassword|error)(?:\/.*)?)?$/;

/** What oauth4webapi asks to know of both ends. */
export function describeServer(input: HostedClient, deps: HostedDeps) {
  const { protocol, hostname, origin, pathname } = readDomain(input.domain);
  const base = `${origin}${pathname.replace(PAGE, '')}`;
  const as: AuthorizationServer = {
    issuer: origin,
    authorization_endpoint: `${base}/oauth2/authorize`,
    token_endpoint: `${base}/oauth2/token`,
  };
  const client: Client = {
    client_id: input.clientId,
    [clockTolerance]: TOLERANCE,
    [clockSkew]: Math.round((deps.now() - Date.now()) / 1000),
  };
  return {
    as,
    client,
    /** An emulator on this machine. */
    local: isLoopback(hostname),
    auth: input.clientSecret ? ClientSecretBasic(input.clientSecret) : None(),
    options: { [customFetch]: deps.fetch, [allowInsecureRequests]: protocol === 'http:' },
  };
}

export type Server = ReturnType<typeof describeServer>;

/** The origin of managed login. Without TLS only on this machine. Problem: `sign-in.unreachable`. */
function readDomain(text: string): URL {
  const trimmed = text.trim();
  const address = /^[a-z][\w+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url && (url.protocol === 'https:' || isLoopback(url.hostname))) return url;
  throw new Problem(
    'sign-in.unreachable',
    `“${trimmed.slice(0, 200)}” is not the address of a sign-in page.`,
    'Enter the domain of the user pool (Branding, Domain in the Cognito console), such as https://example.auth.eu-central-1.amazoncognito.com.',
  );
}

import { AwsError } from '../endpoints/AwsError.ts';
import type { EndpointRequest, Json } from '../endpoints/types.ts';
import type { IdentityCenterState, SsoAccount } from './types.ts';

const unauthorized = (): AwsError =>
  new AwsError('UnauthorizedException', 'Session token not found or invalid', 401);

export type PortalCall = (center: IdentityCenterState, request: EndpointRequest) => Json | undefined;

/** The operations of the portal by method and path. Source: IAM Identity Center Portal API reference. */
export const PORTAL: Record<string, { operation: string; run: PortalCall }> = {
  'GET /assignment/accounts': {
    operation: 'ListAccounts',
    run(center, { query }) {
      const all = center.settings.accounts.map(({ roles: _, ...account }) => account);
      return paged('accountList', all, query, center);
    },
  },
  'GET /assignment/roles': {
    operation: 'ListAccountRoles',
    run(center, { query }) {
      const { accountId, roles } = accountOf(center, query);
      const all = Object.keys(roles).map((roleName) => ({ roleName, accountId }));
      return paged('roleList', all, query, center);
    },
  },
  'GET /federation/credentials': {
    operation: 'GetRoleCredentials',
    run(center, { query }) {
      const { roles } = accountOf(center, query);
      const name = query.get('role_name') ?? '';
      const role = Object.hasOwn(roles, name) ? roles[name] : undefined;
      if (role === undefined) throw noAccess();
      const { store, userName, settings } = center;
      const durationSeconds = settings.roleSeconds;
      const key = store.mintSession({ role, sessionName: userName, durationSeconds });
      return {
        roleCredentials: {
          accessKeyId: key.accessKeyId,
          secretAccessKey: key.secretAccessKey,
          sessionToken: key.sessionToken,
          expiration: key.expiration,
        },
      };
    },
  },
  'POST /logout': {
    operation: 'Logout',
    run(center, { wire }) {
      center.tokens.delete(wire.headers['x-amz-sso_bearer_token'] ?? '');
      return undefined;
    },
  },
};

/** Throws UnauthorizedException unless the bearer token is good. */
export function checkBearer(center: IdentityCenterState, { wire }: EndpointRequest): void {
  const expiresAt = center.tokens.get(wire.headers['x-amz-sso_bearer_token'] ?? '');
  if (expiresAt === undefined || expiresAt <= center.now()) throw unauthorized();
}

const noAccess = (): AwsError => new AwsError('ForbiddenException', 'No access', 403);

function accountOf({ settings }: IdentityCenterState, query: URLSearchParams): SsoAccount {
  const id = query.get('account_id') ?? '';
  if (!/^\d{12}$/.test(id)) throw new AwsError('InvalidRequestException', 'accountId is not valid');
  const account = settings.accounts.find(({ accountId }) => accountId === id);
  if (!account) throw noAccess();
  return account;
}

function paged(name: string, all: Json[], query: URLSearchParams, { settings }: IdentityCenterState): Json {
  const from = Number(query.get('next_token') ?? 0);
  if (!Number.isInteger(from) || from < 0)
    throw new AwsError('InvalidRequestException', 'Invalid next token');
  const end = from + Math.min(Number(query.get('max_result') ?? settings.pageSize), settings.pageSize);
  return { [name]: all.slice(from, end), ...(end < all.length ? { nextToken: String(end) } : {}) };
}

import * as v from 'valibot';
import type { Keys } from '#core/profile.ts';
import type { FaultContext } from '#core/signInFaults/types.ts';
import type { Fetch } from '../send.ts';
import { callRest } from './callRest.ts';
import type { SsoRole, SsoToken } from './types.ts';

export interface PortalDeps {
  fetch: Fetch;
  /** Origin. */
  endpoint: string;
  context: FaultContext;
  now(): number;
}

export interface Portal {
  listRoles(token: SsoToken): Promise<SsoRole[]>;
  getRoleCredentials(token: SsoToken, accountId: string, roleName: string): Promise<Keys>;
  logout(token: SsoToken): Promise<void>;
}

const PAGE_SIZE = '100';

/** A server that never comes to an end is stopped here. */
const MAX_PAGES = 100;

/** The portal is slow, and refuses more (429). */
const AT_ONCE = 4;

const ACCOUNTS = v.object({
  nextToken: v.nullish(v.string()),
  accountList: v.nullish(v.array(v.object({ accountId: v.string(), accountName: v.nullish(v.string()) }))),
});
const ROLES = v.object({
  nextToken: v.nullish(v.string()),
  roleList: v.nullish(v.array(v.object({ roleName: v.string() }))),
});
const CREDENTIALS = v.object({
  roleCredentials: v.object({
    accessKeyId: v.string(),
    secretAccessKey: v.string(),
    sessionToken: v.string(),
    /** Epoch milliseconds. */
    expiration: v.number(),
  }),
});

type Query = [name: string, value: string][];

/** The access portal (botocore sso 2019-06-10). */
export function createPortal({ fetch, endpoint, context, now }: PortalDeps): Portal {
  const call = <Schema extends v.GenericSchema>(
    token: SsoToken,
    schema: Schema,
    request: { operation: string; method: 'GET' | 'POST'; path: string; query?: Query },
    more: FaultContext = {},
  ) => {
    const query = new URLSearchParams(request.query ?? []).toString();
    return callRest(fetch, {
      operation: request.operation,
      schema,
      context: { ...context, ...more },
      now,
      request: {
        method: request.method,
        url: `${endpoint.replace(/\/+$/, '')}${request.path}${query ? `?${query}` : ''}`,
        headers: { 'x-amz-sso_bearer_token': token.accessToken },
      },
    });
  };

  async function accounts(token: SsoToken) {
    const path = '/assignment/accounts';
    return pages(async (query) => {
      const reply = await call(token, ACCOUNTS, { operation: 'ListAccounts', method: 'GET', path, query });
      return { items: reply.accountList ?? [], next: reply.nextToken };
    });
  }

  async function rolesOf(token: SsoToken, accountId: string) {
    const path = '/assignment/roles';
    return pages(async (page) => {
      const query: Query = [['account_id', accountId], ...page];
      const reply = await call(token, ROLES, { operation: 'ListAccountRoles', method: 'GET', path, query });
      return { items: reply.roleList ?? [], next: reply.nextToken };
    });
  }

  return {
    async listRoles(token) {
      const listed = await accounts(token);
      const roles: SsoRole[][] = [];
      for (let from = 0; from < listed.length; from += AT_ONCE) {
        const some = listed.slice(from, from + AT_ONCE).map(async ({ accountId, accountName }) =>
          (await rolesOf(token, accountId)).map(({ roleName }) => ({
            accountId,
            ...(accountName ? { accountName } : {}),
            roleName,
          })),
        );
        roles.push(...(await Promise.all(some)));
      }
      return roles.flat();
    },
    async getRoleCredentials(token, accountId, roleName) {
      const query: Query = [
        ['role_name', roleName],
        ['account_id', accountId],
      ];
      const request = {
        operation: 'GetRoleCredentials',
        method: 'GET',
        path: '/federation/credentials',
        query,
      } as const;
      const { roleCredentials } = await call(token, CREDENTIALS, request, { accountId, roleName });
      const { accessKeyId, secretAccessKey, sessionToken, expiration } = roleCredentials;
      return { accessKeyId, secretAccessKey, sessionToken, expiresAt: expiration };
    },
    async logout(token) {
      await call(token, v.object({}), { operation: 'Logout', method: 'POST', path: '/logout' });
    },
  };
}

async function pages<Item>(
  page: (query: Query) => Promise<{ items: Item[]; next?: string | null | undefined }>,
): Promise<Item[]> {
  const all: Item[] = [];
  let next: string | null | undefined;
  for (let count = 0; count < MAX_PAGES; count += 1) {
    const query: Query = [
      ['max_result', PAGE_SIZE],
      ...(next ? [['next_token', next] satisfies Query[number]] : []),
    ];
    const reply = await page(query);
    all.push(...reply.items);
    next = reply.next;
    if (!next) break;
  }
  return all;
}

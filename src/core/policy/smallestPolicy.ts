import { partitionOfRegion } from '../endpoint/partitions.ts';

/** Where the connection goes, as far as host, path and scope tell. */
export interface PolicyTarget {
  hostRegion?: string | undefined;
  apiId?: string | undefined;
  stage?: string | undefined;
  signature?: { region: string } | undefined;
  sent?: { credential?: { region: string } } | undefined;
  caller?: { ok: true; account: string; arn: string } | { ok: false } | undefined;
}

/** What a refusal says it was about. */
export interface DeniedAccess {
  principal?: string;
  /** `execute-api:Invoke` where it is absent. */
  action?: string;
  /** `arn:aws:execute-api:eu-west-1:********3333:a1b2c3d4e5/dev/$connect`; the account may be masked. */
  resource?: string;
}

const INVOKE = 'execute-api:Invoke';

/**
 * The smallest policy that would do: the action that is lacking, or `execute-api:Invoke` on the very route. Parts come from AWS's
 * refusal where there is one, else from host and path; what nobody knows stands as a word in capitals.
 * @returns JSON, indented
 */
export function smallestPolicy(target: PolicyTarget, denied: DeniedAccess = {}): string {
  const Action = denied.action ?? INVOKE;
  // Other services name their resource in the refusal, or have none.
  const Resource = Action.startsWith('execute-api:') ? connectArn(target, denied) : (denied.resource ?? '*');
  const statement = { Effect: 'Allow', Action, Resource };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
}

/** `arn:{partition}:execute-api:{region}:{account}:{api}/{stage}/$connect` */
export function connectArn(target: PolicyTarget, denied: DeniedAccess = {}): string {
  const [, partition, , region, account, path] = splitArn(denied.resource);
  const { hostRegion, signature, sent, caller } = target;
  const knownRegion = region || hostRegion || signature?.region || sent?.credential?.region;
  const parts = [
    'arn',
    partition || partitionOfRegion(knownRegion ?? ''),
    'execute-api',
    knownRegion || 'REGION',
    wholeAccount(account) ??
      [accountOf(denied.principal), caller?.ok ? caller.account : undefined].find((one) =>
        fits(one, account),
      ) ??
      'ACCOUNT',
    path || `${target.apiId ?? 'API_ID'}/${target.stage ?? '*'}/$connect`,
  ];
  return parts.join(':');
}

function splitArn(arn: string | undefined): string[] {
  const parts = (arn ?? '').split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/** AWS masks all but the last four digits of the account in a refusal. */
const wholeAccount = (account: string | undefined): string | undefined =>
  /^\d{12}$/.test(account ?? '') ? account : undefined;

/** Whether a whole account may be the one of which a refusal shows the end; any is, where it shows none. */
const fits = (whole: string | undefined, masked = ''): boolean =>
  whole?.endsWith(masked.replace(/\*/g, '')) ?? false;

/** The last digits of the API's account, where a refusal shows that it is not the identity's own. */
export function foreignAccount({ principal, resource }: DeniedAccess): string | undefined {
  const [own, account] = [accountOf(principal), splitArn(resource)[4] ?? ''];
  return own !== undefined && /\d{4}$/.test(account) && !fits(own, account) ? account.slice(-4) : undefined;
}

/** The identity's own account: an API of another account needs a role of that one. */
const accountOf = (principal: string | undefined): string | undefined => wholeAccount(splitArn(principal)[4]);

import { AwsError } from '../endpoints/AwsError.ts';
import { evaluatePolicies } from '../policy.ts';
import type { Role, StoredKey } from '../store.ts';
import { evaluateTrust } from '../trust.ts';
import { namesOf } from './caller.ts';
import { readDuration, readSessionName, readTags, required } from './form.ts';
import type { Form, StsState } from './types.ts';
import type { Elements } from './xml.ts';

const CHAINED_SECONDS = 3600;

/** AssumeRole. Throws AccessDenied unless trust policy and, for the account as a whole, the caller's own policies allow it. */
export function assumeRole(sts: StsState, form: Form, caller: StoredKey): Elements {
  const arn = required(form, 'RoleArn');
  const sessionName = readSessionName(form);
  const tags = readTags(form);
  const chained = caller.principal.arn.includes(':assumed-role/');
  const role = sts.rules.store.role(arn);
  const context = {
    ...caller.principal.context,
    'sts:RoleSessionName': sessionName,
    ...(form.get('ExternalId') ? { 'sts:ExternalId': form.get('ExternalId')! } : {}),
    ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value])),
    'aws:MultiFactorAuthPresent': String(checkMfa(sts, form, caller)),
  };
  for (const action of ['sts:AssumeRole', ...(Object.keys(tags).length > 0 ? ['sts:TagSession'] : [])])
    if (!role || !mayAssume(sts, role, caller, action, context))
      throw new AwsError(
        'AccessDenied',
        `User: ${caller.principal.arn} is not authorized to perform: ${action} on resource: ${arn}`,
        403,
      );
  const durationSeconds = readDuration(
    form,
    chained ? CHAINED_SECONDS : role!.maxSessionSeconds,
    chained
      ? 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining'
      : 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  );
  const key = sts.rules.store.mintSession({
    role: role!.name,
    sessionName,
    durationSeconds,
    context: Object.fromEntries(
      Object.entries(tags).map(([name, value]) => [`aws:PrincipalTag/${name}`, value]),
    ),
  });
  return describeSession(key);
}

/** The role's session, as AssumeRole and its kin tell it. */
export function describeSession(key: StoredKey): Elements {
  const { accessKeyId, secretAccessKey, sessionToken = '', expiration = 0, principal } = key;
  return {
    AssumedRoleUser: { AssumedRoleId: principal.userId, Arn: principal.arn },
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      SessionToken: sessionToken,
      Expiration: new Date(expiration).toISOString().replace(/\.\d{3}/, ''),
    },
  };
}

function mayAssume(
  sts: StsState,
  role: Role,
  caller: StoredKey,
  action: string,
  context: Record<string, string>,
): boolean {
  const { own, account } = namesOf(sts, caller);
  const trusts = (names: string[]) => evaluateTrust(role.trust, { kind: 'AWS', names, action, context });
  const resources = [role.arn];
  const allowed = evaluatePolicies(caller.principal.policies, { action, resources, context });
  const all = trusts([...own, ...account]);
  if (all === 'explicit-deny' || allowed === 'explicit-deny') return false;
  // A policy that names the caller is enough; one that names the account leaves it to the caller's own policies.
  return trusts(own) === 'allow' || (all === 'allow' && allowed === 'allow');
}

/** Whether MFA was shown. Throws AccessDenied where it was, and is wrong. */
function checkMfa(sts: StsState, form: Form, caller: StoredKey): boolean {
  const serial = form.get('SerialNumber');
  const code = form.get('TokenCode');
  if (!serial && !code) return false;
  const device = sts.mfaDevices.get(serial ?? '');
  if (device?.owner !== caller.principal.arn)
    throw new AwsError(
      'AccessDenied',
      'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
      403,
    );
  if (device.totp.check(code ?? '', sts.now()) !== 'good')
    throw new AwsError(
      'AccessDenied',
      'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
      403,
    );
  return true;
}

import { AwsError } from '../endpoints/AwsError.ts';
import type { Failures } from '../endpoints/failures.ts';
import type { Endpoint } from '../endpoints/types.ts';
import { Totp } from '../userPool/Totp.ts';
import type { WireRequest } from '../wire.ts';
import { assumeRole } from './assumeRole.ts';
import { callerOf } from './caller.ts';
import type { Form, StsState } from './types.ts';
import { assumeRoleWithWebIdentity } from './webIdentity.ts';
import { type Elements, xmlError, xmlReply } from './xml.ts';

/** STS, as tests set it up. */
export interface Sts {
  /** Gives a user an MFA device; returns its serial number. */
  addMfaDevice(ownerArn: string, name: string): string;
  /** The code that the device shows now; a new one half a minute later. */
  mfaCode(serial: string): string;
}

const FORM = 'application/x-www-form-urlencoded';

type Action = (sts: StsState, form: Form, wire: WireRequest) => Elements | Promise<Elements>;

const ACTIONS: Record<string, Action> = {
  GetCallerIdentity(sts, _form, wire) {
    const { principal } = callerOf(sts, wire);
    return { Arn: principal.arn, UserId: principal.userId, Account: principal.account };
  },
  AssumeRole: (sts, form, wire) => assumeRole(sts, form, callerOf(sts, wire)),
  AssumeRoleWithWebIdentity: (sts, form) => assumeRoleWithWebIdentity(sts, form),
};

/** The endpoint of STS: AWS's query protocol, XML replies. */
export function stsEndpoint(sts: StsState, failures: Failures): Endpoint {
  return async ({ wire, method, path }) => {
    if (method !== 'POST' || path !== '/') return undefined;
    const form = new URLSearchParams(wire.body.toString('utf8'));
    const action = form.get('Action') ?? '';
    try {
      const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
      if (!run || form.get('Version') !== '2011-06-15')
        throw new AwsError(
          'InvalidAction',
          `Could not find operation ${action} for version ${form.get('Version')}`,
        );
      failures.check(action);
      return xmlReply(action, await run(sts, form, wire));
    } catch (failure) {
      if (failure instanceof AwsError) return xmlError(failure, action);
      throw failure;
    }
  };
}

/** Whether a request at the root is meant for STS. */
export const isForSts = ({ headers, body }: WireRequest): boolean =>
  (headers['content-type']?.startsWith(FORM) ?? false) &&
  /(^|&)Version=2011-06-15(&|$)/.test(body.toString());

export function stsView(sts: StsState): Sts {
  return {
    addMfaDevice(ownerArn, name) {
      const serial = `arn:${sts.partition}:iam::${sts.account}:mfa/${name}`;
      sts.mfaDevices.set(serial, { owner: ownerArn, totp: new Totp() });
      return serial;
    },
    mfaCode(serial) {
      const device = sts.mfaDevices.get(serial);
      if (!device) throw new Error(`There is no MFA device ${serial}.`);
      return device.totp.at(sts.now());
    },
  };
}

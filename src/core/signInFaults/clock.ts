import { formatDuration } from '../time.ts';
import type { Explanation, FaultRule, ServiceFault } from './types.ts';

/** SigV4 allows 5 minutes (IAM user guide, "Troubleshooting: signature expired"). */
export const MAX_CLOCK_OFFSET = 5 * 60_000;

const STALE =
  /signature (?:has )?expired|signature not yet current|request.*expired|is now earlier than|is still later than/i;

/** Faults that a wrong clock brings about; others are not blamed on it. */
export const CLOCK_RULES: readonly FaultRule[] = [
  {
    type: /^(?:SignatureDoesNotMatch|InvalidSignatureException|RequestExpired|RequestTimeTooSkewed)$/,
    text: STALE,
    explain,
  },
  { type: /^RequestTimeTooSkewed$/, explain },
  // An SRP claim carries this clock's time, and an expired token may only look so.
  { type: /^NotAuthorizedException$/, text: /timestamp|token expired/i, when: isOff, explain },
  {
    type: /^NotAuthorizedException$/,
    when: (fault, context) =>
      fault.service === 'user-pool' && context.challenge === 'PASSWORD_VERIFIER' && isOff(fault),
    explain,
  },
  {
    type: /^(?:SignatureDoesNotMatch|InvalidSignatureException|ExpiredToken(?:Exception)?|IncompleteSignature)$/,
    when: (fault) => fault.service === 'sts' && isOff(fault),
    explain,
  },
];

function isOff(fault: ServiceFault): boolean {
  return Math.abs(fault.clockOffsetMs ?? 0) > MAX_CLOCK_OFFSET;
}

function explain(fault: ServiceFault): Explanation {
  const offset = fault.clockOffsetMs ?? offsetIn(fault.message);
  const much =
    offset === undefined || Math.abs(offset) < 60_000
      ? 'more than 5 minutes off'
      : `${formatDuration(Math.abs(offset))} ${offset > 0 ? 'ahead of' : 'behind'} AWS’s`;
  return {
    id: 'sign-in.clock',
    message: `This computer’s clock is ${much}, and so AWS refuses what is signed by it.`,
    next: 'Set the clock of this computer by the network, then try again.',
  };
}

/**
 * "Signature expired: 20261122T100000Z is now earlier than 20261122T100500Z (20261122T101000Z - 5 min.)":
 * our time stands first, AWS's in the parentheses.
 */
function offsetIn(message: string): number | undefined {
  const [ours, , theirs] = [...message.matchAll(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/g)].map(
    ([, year, month, day, hour, minute, second]) =>
      Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`),
  );
  return ours === undefined || theirs === undefined ? undefined : ours - theirs;
}

import { Problem } from '../problem.ts';
import { CLOCK_RULES } from './clock.ts';
import { COMMON_RULES } from './common.ts';
import { IDENTITY_CENTER_RULES } from './identityCenter.ts';
import { IDENTITY_POOL_RULES } from './identityPool.ts';
import { STS_RULES } from './sts.ts';
import { STS_KEYS_RULES } from './stsKeys.ts';
import { WEB_IDENTITY_RULES } from './stsWebIdentity.ts';
import type { Explanation, FaultContext, FaultRule, ServiceFault } from './types.ts';
import { explainUnknown } from './unknown.ts';
import { USER_POOL_ANSWER_RULES } from './userPoolAnswers.ts';
import { USER_POOL_CLIENT_RULES } from './userPoolClient.ts';
import { USER_POOL_PERSON_RULES } from './userPoolPerson.ts';
import { USER_POOL_SESSION_RULES } from './userPoolSession.ts';

const FAMILIES: Readonly<Record<ServiceFault['service'], readonly FaultRule[]>> = {
  'identity-pool': IDENTITY_POOL_RULES,
  'user-pool': [
    ...USER_POOL_CLIENT_RULES,
    ...USER_POOL_SESSION_RULES,
    ...USER_POOL_ANSWER_RULES,
    ...USER_POOL_PERSON_RULES,
  ],
  sts: [...STS_KEYS_RULES, ...WEB_IDENTITY_RULES, ...STS_RULES],
  'identity-center': IDENTITY_CENTER_RULES,
};

/** AWS says less; what else may answer is not searched without end. */
const MAX_MESSAGE = 2_000;

/** An AWS service's error reply as a Problem that names the setting to mend. The fault is its `cause`. */
export function explainFault(given: ServiceFault, context: FaultContext = {}): Problem {
  const fault = { ...given, message: given.message.slice(0, MAX_MESSAGE) };
  const rules = [...CLOCK_RULES, ...FAMILIES[fault.service], ...COMMON_RULES];
  const rule = rules.find((one) => fits(one, fault, context));
  const { id, message, next }: Explanation = rule?.explain(fault, context) ?? explainUnknown(fault);
  return new Problem(id, asSentence(message), next, { cause: fault });
}

/** A service's own words at the end may have no full stop, and `next` follows. */
const asSentence = (text: string) => (/[.?!…]$/.test(text) ? text : `${text}.`);

function fits({ type, text, when }: FaultRule, fault: ServiceFault, context: FaultContext): boolean {
  return (
    (type?.test(fault.type) ?? true) &&
    (text?.test(fault.message) ?? true) &&
    (when?.(fault, context) ?? true)
  );
}

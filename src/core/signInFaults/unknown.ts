import { MASK } from '../redact.ts';
import type { Explanation, ServiceFault } from './types.ts';

/** Longer than any word of an error text and than an id with its region; tokens and keys are longer. */
const TOKEN = /[\w+/=-]{40,}(?:\.[\w+/=-]*)*/g;

const MAX_LENGTH = 400;

/** A service's own words, fit to be shown: nothing in them that could be a token, and not endless. */
export function quote(text: string): string {
  const clean = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .replace(TOKEN, MASK);
  return clean.length > MAX_LENGTH ? `${clean.slice(0, MAX_LENGTH)}${MASK}` : clean;
}

const NAMES: Readonly<Record<ServiceFault['service'], string>> = {
  'identity-pool': 'The Cognito identity pool',
  'user-pool': 'The Cognito user pool',
  sts: 'AWS STS',
  'identity-center': 'IAM Identity Center',
};

/** An error without a rule: type and message as they came. */
export function explainUnknown(fault: ServiceFault): Explanation {
  const type = quote(fault.type) || `HTTP ${fault.status}`;
  const said = quote(fault.message);
  return {
    id: 'sign-in.unexpected',
    message: `${NAMES[fault.service]} refused ${fault.operation}: ${type}${said ? ` (${said})` : ''}.`,
    next:
      fault.status >= 500
        ? 'This is a fault on AWS’s side: try again in a while.'
        : 'Check the settings of the profile.',
  };
}

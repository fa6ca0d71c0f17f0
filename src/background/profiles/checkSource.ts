import * as v from 'valibot';
import { Problem } from '#core/problem.ts';
import type { CognitoSource, IdentityCenterSource, RoleSource, Source } from '#core/profile.ts';
import { sourceSchema } from '#platform/sourceSchema.ts';
import { cleanText } from './cleanText.ts';
import { type Field, isOrigin, PATTERNS } from './fields.ts';

/**
 * A source as it is stored: trimmed, without empty or unknown fields. Refuses what AWS could only
 * refuse. Problem: `profile.source`, its sentence naming the field, `about` the property.
 */
export function checkSource(given: unknown): Source {
  const read = v.safeParse(sourceSchema, cleanText(given));
  if (!read.success) {
    const path = v.getDotPath(read.issues[0]);
    throw fault(
      path ?? undefined,
      `The settings of the profile are incomplete${path ? ` at “${path}”` : ''}.`,
    );
  }
  const source = read.output;
  for (const [name, origin] of Object.entries(source.endpoints ?? {}))
    checkOrigin(`endpoints.${name}`, `endpoint ${name}`, origin);
  if (source.kind === 'cognito') checkCognito(source);
  if (source.kind === 'role') checkRole(source);
  if (source.kind === 'sso') checkIdentityCenter(source);
  return source;
}

function checkCognito({ identityPoolId, flow, roleArn, signIn }: CognitoSource): void {
  check('identityPoolId', identityPoolId);
  if (roleArn !== undefined) check('roleArn', roleArn);
  if (flow === 'classic' && roleArn === undefined)
    throw fault('roleArn', 'The classic flow needs the ARN of a role.');
  if (signIn.type !== 'password' && signIn.type !== 'hosted') return;
  check('userPoolId', signIn.userPoolId, 'signIn.userPoolId');
  check('clientId', signIn.clientId, 'signIn.clientId');
  if (signIn.type === 'hosted') {
    const domain = /^https?:\/\//i.test(signIn.domain) ? signIn.domain : `https://${signIn.domain}`;
    checkOrigin('signIn.domain', 'domain of the sign-in page', domain);
  }
}

function checkRole({
  roleArn,
  sourceProfileId,
  sessionName,
  durationSeconds,
  externalId,
  stsRegion,
}: RoleSource) {
  check('roleArn', roleArn);
  if (!sourceProfileId) throw fault('sourceProfileId', 'The role needs a source profile.');
  if (sessionName !== undefined) check('sessionName', sessionName);
  if (externalId !== undefined) check('externalId', externalId);
  if (stsRegion !== undefined) check('region', stsRegion, 'stsRegion');
  const seconds = durationSeconds ?? 3_600;
  if (!Number.isInteger(seconds) || seconds < 900 || seconds > 43_200)
    throw fault('durationSeconds', 'A role lasts from 900 to 43,200 seconds (15 minutes to 12 hours).');
}

function checkIdentityCenter({ startUrl, ssoRegion, accountId }: IdentityCenterSource): void {
  if (!URL.canParse(startUrl) || !/^https?:$/.test(new URL(startUrl).protocol))
    throw fault(
      'startUrl',
      `“${short(startUrl)}” is no start URL such as https://d-1234567890.awsapps.com/start.`,
    );
  check('region', ssoRegion, 'ssoRegion');
  if (accountId !== undefined) check('accountId', accountId);
}

function check(field: Field, value: string, about: string = field): void {
  const { pattern, name, example } = PATTERNS[field];
  if (!pattern.test(value)) throw fault(about, `“${short(value)}” is no ${name} such as ${example}.`);
}

function checkOrigin(about: string, name: string, value: string): void {
  if (!isOrigin(value)) throw fault(about, `The ${name}, “${short(value)}”, is no address of a server.`);
}

const fault = (about: string | undefined, sentence: string) =>
  new Problem('profile.source', sentence, 'Correct it in the profile.', { about });

const short = (text: string) => (text.length > 120 ? `${text.slice(0, 120)}…` : text);

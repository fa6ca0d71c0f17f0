import type {
  CognitoSignIn,
  CognitoSource,
  IdentityCenterSource,
  RoleSource,
  Source,
} from '#core/profile.ts';
import { given } from '../given.ts';
import type { SourceForm } from './sourceForm.ts';

/** The source that a form describes: only what its kind has, and nothing that is empty. */
export function sourceOf(form: SourceForm): Source {
  switch (form.kind) {
    case 'keys':
      return { kind: 'keys', ...given({ endpoints: someOf({ sts: form.stsEndpoint.trim() }) }) };
    case 'cognito':
      return cognitoOf(form);
    case 'role':
      return roleOf(form);
    case 'sso':
      return identityCenterOf(form);
  }
}

function cognitoOf(form: SourceForm): CognitoSource {
  return {
    kind: 'cognito',
    identityPoolId: form.identityPoolId.trim(),
    flow: form.flow,
    signIn: signInOf(form),
    ...given({
      roleArn: form.cognitoRoleArn.trim(),
      endpoints: someOf({
        identityPool: form.identityPoolEndpoint.trim(),
        userPool: form.signIn === 'password' || form.signIn === 'hosted' ? form.userPoolEndpoint.trim() : '',
        sts: form.stsEndpoint.trim(),
      }),
    }),
  };
}

function signInOf(form: SourceForm): CognitoSignIn {
  const userPoolId = form.userPoolId.trim();
  const clientId = form.clientId.trim();
  switch (form.signIn) {
    case 'guest':
      return { type: 'guest' };
    case 'password':
      return {
        type: 'password',
        userPoolId,
        clientId,
        method: form.method,
        ...given({ userName: form.userName.trim() }),
      };
    case 'hosted':
      return {
        type: 'hosted',
        userPoolId,
        clientId,
        domain: originOf(form.domain) ?? form.domain.trim(),
        ...given({ scopes: wordsOf(form.scopes), identityProvider: form.identityProvider.trim() }),
      };
    case 'token':
      return { type: 'token', ...given({ provider: form.provider.trim() }) };
    case 'tab':
      return { type: 'tab', ...given({ userPoolId, clientId }) };
  }
}

function roleOf(form: SourceForm): RoleSource {
  const rows = form.tags.filter(({ key }) => key.trim() !== '');
  return {
    kind: 'role',
    sourceProfileId: form.sourceProfileId,
    roleArn: form.roleArn.trim(),
    ...given({
      sessionName: form.sessionName.trim(),
      durationSeconds: form.duration.trim() === '' ? undefined : Number(form.duration),
      externalId: form.externalId.trim(),
      tags: someOf(Object.fromEntries(rows.map(({ key, value }) => [key.trim(), value.trim()])), true),
      mfaSerial: form.mfaSerial.trim(),
      stsRegion: form.stsRegion.trim(),
      endpoints: someOf({ sts: form.stsEndpoint.trim() }),
    }),
  };
}

function identityCenterOf(form: SourceForm): IdentityCenterSource {
  return {
    kind: 'sso',
    startUrl: form.startUrl.trim(),
    ssoRegion: form.ssoRegion.trim(),
    ...given({
      accountId: form.accountId.trim(),
      roleName: form.roleName.trim(),
      endpoints: someOf({
        oidc: form.oidcEndpoint.trim(),
        portal: form.portalEndpoint.trim(),
        sts: form.stsEndpoint.trim(),
      }),
    }),
  };
}

/** The entries that are not empty; undefined where none is left. */
function someOf(values: Record<string, string>, keepEmpty = false): Record<string, string> | undefined {
  const entries = Object.entries(values).filter(([, value]) => keepEmpty || value !== '');
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function wordsOf(text: string): string[] | undefined {
  const words = [...new Set(text.split(/[\s,]+/).filter(Boolean))];
  return words.length > 0 ? words : undefined;
}

/** `example.auth.eu-central-1.amazoncognito.com`, with or without `https://` and a path, as an origin. */
export function originOf(text: string): string | undefined {
  const value = text.trim();
  try {
    const { origin, protocol } = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `https://${value}`);
    return protocol === 'https:' || protocol === 'http:' ? origin : undefined;
  } catch {
    return undefined;
  }
}

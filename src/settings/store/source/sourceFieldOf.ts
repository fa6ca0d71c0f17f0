import type { SourceForm } from './sourceForm.ts';

/** Properties of a source whose fields are called otherwise. */
const FIELDS: Readonly<Record<string, keyof SourceForm>> = {
  durationSeconds: 'duration',
  type: 'signIn',
  identityPool: 'identityPoolEndpoint',
  userPool: 'userPoolEndpoint',
  oidc: 'oidcEndpoint',
  portal: 'portalEndpoint',
  sts: 'stsEndpoint',
};

/**
 * The field of the form that holds a property of a source.
 * @param path as in `signIn.userPoolId` and `endpoints.sts`
 */
export function sourceFieldOf(
  path: string | undefined,
  kind: SourceForm['kind'] | undefined,
): string | undefined {
  const name = path?.split('.').find((part, at) => at > 0 || !OUTER.has(part));
  if (name === 'roleArn' && kind === 'cognito') return 'cognitoRoleArn';
  return name && (FIELDS[name] ?? name);
}

const OUTER = new Set(['signIn', 'endpoints']);

import type { CognitoSource, Source } from '../profile.ts';

/**
 * The origins that a profile's sign-in and test speak to, each once: emulators where they are
 * given, else AWS's regional endpoints. Host access to them lifts CORS where a server forbids it.
 * @param region of the profile, for STS
 */
export function signInOrigins(source: Source, region = 'us-east-1'): string[] {
  const sts = source.endpoints?.sts;
  const origins = (() => {
    switch (source.kind) {
      case 'keys':
        return [sts ?? aws('sts', region)];
      case 'cognito':
        return [...cognitoOrigins(source), sts ?? aws('sts', regionOf(source.identityPoolId, ':') ?? region)];
      case 'role':
        return [sts ?? aws('sts', source.stsRegion ?? region)];
      case 'sso':
        return [
          source.endpoints?.oidc ?? aws('oidc', source.ssoRegion),
          source.endpoints?.portal ?? aws('portal.sso', source.ssoRegion),
          sts ?? aws('sts', region),
        ];
    }
  })();
  return [...new Set(origins)];
}

function cognitoOrigins({ identityPoolId, signIn, endpoints }: CognitoSource): string[] {
  const pool = endpoints?.identityPool ?? aws('cognito-identity', regionOf(identityPoolId, ':'));
  if (signIn.type !== 'password' && signIn.type !== 'hosted') return [pool];
  const users = endpoints?.userPool ?? aws('cognito-idp', regionOf(signIn.userPoolId, '_'));
  return signIn.type === 'hosted' ? [pool, users, signIn.domain] : [pool, users];
}

/** `eu-central-1` of `eu-central-1:uuid` or `eu-central-1_Ab12Cd34`. */
export function regionOf(poolId: string, separator: ':' | '_'): string | undefined {
  const [region = '', rest] = poolId.trim().split(separator);
  return rest === undefined || region === '' ? undefined : region;
}

function aws(service: string, region = 'us-east-1'): string {
  return `https://${service}.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}

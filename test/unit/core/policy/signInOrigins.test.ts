import { describe, expect, it } from 'vitest';
import { regionOf, signInOrigins } from '#core/policy/signInOrigins.ts';
import { cognito, password, ROLE } from '#test/unit/settings/kinds.ts';

describe('the origins that a profile speaks to', () => {
  it('are AWS’s of the pool’s region, and no others', () => {
    expect(signInOrigins(cognito(password()), 'us-east-1')).toEqual([
      'https://cognito-identity.eu-central-1.amazonaws.com',
      'https://cognito-idp.eu-central-1.amazonaws.com',
      'https://sts.eu-central-1.amazonaws.com',
    ]);
    expect(signInOrigins(cognito({ type: 'guest' }))).toEqual([
      'https://cognito-identity.eu-central-1.amazonaws.com',
      'https://sts.eu-central-1.amazonaws.com',
    ]);
  });

  it('are those of emulators where they are given, each once', () => {
    const local = 'http://127.0.0.1:9229';
    const source = cognito(password(), { endpoints: { identityPool: local, userPool: local, sts: local } });
    expect(signInOrigins(source)).toEqual([local]);
  });

  it('hold the sign-in page', () => {
    const domain = 'https://login.example.com';
    const source = cognito({ type: 'hosted', userPoolId: 'eu-west-1_A', clientId: 'c', domain });
    expect(signInOrigins(source)).toContain(domain);
    expect(signInOrigins(source)).toContain('https://cognito-idp.eu-west-1.amazonaws.com');
  });

  it('are in China under its own suffix', () => {
    expect(signInOrigins({ kind: 'keys' }, 'cn-north-1')).toEqual([
      'https://sts.cn-north-1.amazonaws.com.cn',
    ]);
  });

  it('are those of a role’s STS region before the profile’s', () => {
    const role = { kind: 'role', sourceProfileId: 'p', roleArn: ROLE } as const;
    expect(signInOrigins({ ...role, stsRegion: 'eu-west-2' }, 'us-east-1')).toEqual([
      'https://sts.eu-west-2.amazonaws.com',
    ]);
    expect(signInOrigins(role, 'us-east-1')).toEqual(['https://sts.us-east-1.amazonaws.com']);
  });

  it('are the portal’s and OIDC’s of Identity Center', () => {
    const source = { kind: 'sso', startUrl: 'https://x.awsapps.com/start', ssoRegion: 'eu-west-1' } as const;
    expect(signInOrigins(source, 'eu-central-1')).toEqual([
      'https://oidc.eu-west-1.amazonaws.com',
      'https://portal.sso.eu-west-1.amazonaws.com',
      'https://sts.eu-central-1.amazonaws.com',
    ]);
  });
});

describe('the region in a pool’s id', () => {
  it.each([
    ['eu-central-1:uuid', ':', 'eu-central-1'],
    ['eu-central-1_Ab', '_', 'eu-central-1'],
    ['eu-central-1', ':', undefined],
    [':uuid', ':', undefined],
  ] as const)('%s is read at %s', (text, separator, region) => {
    expect(regionOf(text, separator)).toBe(region);
  });
});

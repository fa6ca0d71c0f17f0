import type { ProfileView, SavedApi } from '#core/profile.ts';

export const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);
export const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
export const TOKEN = 'EXAMPLETOKEN/'.repeat(12);

/** Shell exports of a made-up temporary key. */
export function shellExports(id = 'ASIAEXAMPLEEXAMPLE7Q2F'.slice(0, 20)): string {
  return [
    `export AWS_ACCESS_KEY_ID=${id}`,
    `export AWS_SECRET_ACCESS_KEY=${SECRET}`,
    `export AWS_SESSION_TOKEN=${TOKEN}`,
    '',
  ].join('\n');
}

/** A credentials file with a profile per name. */
export function credentialsFile(...names: string[]): string {
  const profile = (name: string, index: number) => [
    `[${name}]`,
    `aws_access_key_id = ASIAEXAMPLEEXAMPL${String(index).padStart(3, '0')}`,
    `aws_secret_access_key = ${SECRET}`,
    `aws_session_token = ${TOKEN}`,
    `region = eu-west-${index + 1}`,
    '',
  ];
  return names.flatMap(profile).join('\n');
}

export function profile(over: Partial<ProfileView> = {}): ProfileView {
  return {
    id: 'one',
    name: 'staging',
    source: { kind: 'keys' },
    region: 'eu-central-1',
    hasKeys: true,
    hasToken: true,
    longLived: false,
    refreshes: false,
    locked: false,
    accessKeyId: 'ASIA…7Q2F',
    expiresAt: NOW + 42 * 60_000 + 10_000,
    ...over,
  };
}

export function savedApi(over: Partial<SavedApi> = {}): SavedApi {
  return {
    id: 'chat',
    name: 'chat dev',
    url: 'wss://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/dev',
    profileId: 'one',
    ...over,
  };
}

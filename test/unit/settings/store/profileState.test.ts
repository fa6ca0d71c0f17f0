import { describe, expect, it } from 'vitest';
import { profileKind, profileState } from '#settings/store/profileState.ts';
import { NOW, profile } from '../samples.ts';

const endless = (over: Parameters<typeof profile>[0]) => {
  const view = profile(over);
  Reflect.deleteProperty(view, 'expiresAt');
  return view;
};

describe('the state of a profile', () => {
  it('counts down to the expiry', () => {
    expect(profileState(profile(), NOW)).toEqual({ text: 'expire in 42:10', tone: 'ok' });
  });

  it('warns in the last five minutes', () => {
    expect(profileState(profile({ expiresAt: NOW + 299_000 }), NOW)).toEqual({
      text: 'expire in 4:59',
      tone: 'warn',
    });
    expect(profileState(profile({ expiresAt: NOW + 300_000 }), NOW).tone).toBe('ok');
  });

  it('is expired from the moment on', () => {
    expect(profileState(profile({ expiresAt: NOW }), NOW)).toEqual({ text: 'expired', tone: 'bad' });
  });

  it('asks for a paste once the browser was closed', () => {
    expect(profileState(endless({ hasKeys: false }), NOW).text).toBe('keys gone: paste again');
  });

  it('does not invent an expiry', () => {
    expect(profileState(endless({}), NOW).text).toBe('expiry not known');
    expect(profileState(endless({ longLived: true }), NOW)).toEqual({ text: 'do not expire', tone: 'warn' });
  });

  it('tells what a profile waits for', () => {
    const text = (over: Parameters<typeof profile>[0]) => profileState(profile(over), NOW).text;
    const source = { kind: 'sso', startUrl: 'https://x.awsapps.com/start', ssoRegion: 'eu-west-1' } as const;
    expect(text({ locked: true })).toBe('locked');
    expect(text({ source, hasKeys: false })).toBe('sign in needed');
    expect(text({ source, step: { type: 'sign-in' } })).toBe('sign in needed');
    expect(text({ source, step: { type: 'choose-role', roles: [] } })).toBe('choose account and role');
    expect(text({ source, refreshes: true })).toBe('refreshes by itself');
    expect(text({ source, refreshes: true, signedInAs: 'noor' })).toBe('signed in as noor');
  });

  it('names the profile that a role is assumed with', () => {
    const source = { kind: 'role', sourceProfileId: 'one', roleArn: 'arn' } as const;
    expect(profileKind(profile({ source }), [profile()])).toBe('Assume role from “staging”');
    expect(profileKind(profile({ source }), [])).toBe('Assume role');
  });

  it('calls long-lived keys by their name', () => {
    expect(profileKind(profile())).toBe('Temporary keys');
    expect(profileKind(profile({ longLived: true }))).toBe('Long-lived keys');
  });
});

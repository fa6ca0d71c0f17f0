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

  it('calls long-lived keys by their name', () => {
    expect(profileKind(profile())).toBe('Temporary keys');
    expect(profileKind(profile({ longLived: true }))).toBe('Long-lived keys');
  });
});

import { describe, expect, it } from 'vitest';
import { expiresChoices, profileChoices } from '#settings/apis/choices.ts';
import { profile } from '../samples.ts';

describe('the choices of a saved API', () => {
  it('offer no validity that the service refuses', () => {
    expect(expiresChoices('', 300).map(({ value }) => value)).toEqual(['', '60', '300']);
  });

  it('tell a default that the service allows', () => {
    expect(expiresChoices('', 60)[0]?.label).toBe('Default (1 min)');
    expect(expiresChoices('', undefined)[0]?.label).toBe('Default (5 min)');
  });

  it('keep a stored validity that is none of the usual ones', () => {
    expect(expiresChoices('77', undefined).at(-1)).toEqual({ value: '77', label: '77 s' });
  });

  it('keep a stored validity that is too long, and say so', () => {
    expect(expiresChoices('900', 300).at(-1)).toEqual({
      value: '900',
      label: '15 min (the service takes 5 min at most)',
    });
  });

  it('offer every profile, and keep one that is gone', () => {
    const labels = (chosen: string) => profileChoices([profile()], chosen).map(({ label }) => label);
    expect(labels('one')).toEqual(['The one chosen in the console', 'staging', 'No signature']);
    expect(labels('gone')).toEqual([
      'The one chosen in the console',
      'staging',
      'No signature',
      'A profile that was deleted',
    ]);
  });
});

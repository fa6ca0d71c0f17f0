import { describe, expect, it } from 'vitest';
import { readEndpoint } from '#core/endpoint/readEndpoint.ts';
import { scopeOf } from '#settings/apis/scopeOf.ts';
import { blankApi } from '#settings/store/apiForm.ts';
import { profile } from '../samples.ts';

function endpoint(url: string) {
  const reading = readEndpoint(url);
  if (!reading.ok) throw new Error(reading.fault.message);
  return reading.endpoint;
}

const AWS = endpoint('wss://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/dev');
const CUSTOM = endpoint('wss://ws.example.com/');

describe('what a saved API would be signed for', () => {
  it('comes from the host', () => {
    expect(scopeOf(AWS, blankApi(), [])).toEqual({
      service: 'execute-api',
      region: 'eu-central-1',
      missing: undefined,
    });
  });

  it('is what the API says before what the host says', () => {
    expect(scopeOf(AWS, { ...blankApi(), region: ' us-east-1 ' }, []).region).toBe('us-east-1');
  });

  it('comes from the profile where the host names nothing, and tells what is still missing', () => {
    const scope = scopeOf(CUSTOM, { ...blankApi(), profileId: 'one' }, [profile()]);
    expect(scope).toMatchObject({ service: undefined, region: 'eu-central-1' });
    expect(scope.missing).toMatch(/^Neither this host nor the profile names a signing service:/);
  });

  it('is missing altogether on a custom domain without a profile', () => {
    expect(scopeOf(CUSTOM, blankApi(), []).missing).toMatch(
      /^This host does not name a signing service and region:/,
    );
  });

  it('does not mind an endpoint override that is half typed', () => {
    expect(scopeOf(AWS, { ...blankApi(), endpoint: 'ws:' }, []).missing).toBeUndefined();
  });
});

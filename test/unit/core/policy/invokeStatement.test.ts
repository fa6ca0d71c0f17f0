import { describe, expect, it } from 'vitest';
import { readEndpoint } from '#core/endpoint/readEndpoint.ts';
import { invokeStatement } from '#core/policy/invokeStatement.ts';

const caller = (partition = 'aws') => ({
  account: '123456789012',
  arn: `arn:${partition}:sts::123456789012:assumed-role/ws-dev/noor`,
});

function endpointOf(url: string) {
  const reading = readEndpoint(url);
  if (!reading.ok) throw new Error(reading.fault.message);
  return reading.endpoint;
}

const URL_ = 'wss://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/dev';

describe('the statement that a connection needs', () => {
  it('names the $connect route of the stage in the caller’s account', () => {
    const statement = invokeStatement(endpointOf(URL_), caller());
    expect(statement?.resource).toBe('arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/dev/$connect');
    expect(statement?.missing).toEqual([]);
  });

  it('is a whole policy document that IAM takes', () => {
    const statement = invokeStatement(endpointOf(URL_), caller());
    expect(JSON.parse(statement?.policy ?? '')).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: statement?.resource }],
    });
  });

  it.each([
    ['aws-cn', 'wss://a1b2c3d4e5.execute-api.cn-north-1.amazonaws.com.cn/dev', 'cn-north-1'],
    ['aws-us-gov', 'wss://a1b2c3d4e5.execute-api.us-gov-west-1.amazonaws.com/dev', 'us-gov-west-1'],
  ])('is of the caller’s partition: %s', (partition, url, region) => {
    expect(invokeStatement(endpointOf(url), caller(partition))?.resource).toBe(
      `arn:${partition}:execute-api:${region}:123456789012:a1b2c3d4e5/dev/$connect`,
    );
  });

  it('says what a custom domain does not tell', () => {
    const statement = invokeStatement(endpointOf('wss://ws.example.com/chat'), caller());
    expect(statement?.missing).toEqual(['API_ID', 'REGION']);
    expect(statement?.resource).toBe('arn:aws:execute-api:REGION:123456789012:API_ID/*/$connect');
  });

  it('takes the region of profile or saved API for a custom domain', () => {
    const statement = invokeStatement(endpointOf('wss://ws.example.com/'), caller(), {
      service: 'execute-api',
      region: 'eu-west-1',
    });
    expect(statement?.resource).toContain(':eu-west-1:');
    expect(statement?.missing).toEqual(['API_ID']);
  });

  it('is none for other services', () => {
    const iot = endpointOf('wss://abc123-ats.iot.eu-central-1.amazonaws.com/mqtt');
    expect(invokeStatement(iot, caller())).toBeUndefined();
    expect(invokeStatement(endpointOf(URL_), caller(), { service: 'iotdevicegateway' })).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import { endpointOf, faultId, noteIds } from './reading.ts';

describe('service and region follow from the host', () => {
  test.each([
    ['abc123def4.execute-api.us-east-1.amazonaws.com/dev', 'execute-api', 'us-east-1'],
    ['abc123def4.execute-api.us-gov-west-1.amazonaws.com/dev', 'execute-api', 'us-gov-west-1'],
    ['abc123def4.execute-api.cn-northwest-1.amazonaws.com.cn/dev', 'execute-api', 'cn-northwest-1'],
    ['abc123def4.execute-api.ap-southeast-7.amazonaws.com/dev', 'execute-api', 'ap-southeast-7'],
    ['abc123def4.execute-api.us-iso-east-1.c2s.ic.gov/dev', 'execute-api', 'us-iso-east-1'],
    ['abc123def4.execute-api.us-isob-east-1.sc2s.sgov.gov/dev', 'execute-api', 'us-isob-east-1'],
    ['abc123def4.execute-api.eusc-de-east-1.amazonaws.eu/dev', 'execute-api', 'eusc-de-east-1'],
    ['vpce-0a1b-xyz.execute-api.eu-west-1.vpce.amazonaws.com/dev', 'execute-api', 'eu-west-1'],
    ['abc123def4-vpce-0a1b2c3d.execute-api.eu-west-1.amazonaws.com/dev', 'execute-api', 'eu-west-1'],
    ['a1b2c3d4e5f6g7-ats.iot.eu-central-1.amazonaws.com/mqtt', 'iotdevicegateway', 'eu-central-1'],
    ['a1b2c3d4e5f6g7.iot.us-east-1.amazonaws.com/mqtt', 'iotdevicegateway', 'us-east-1'],
    ['a1b2c3.ats.iot.cn-north-1.amazonaws.com.cn/mqtt', 'iotdevicegateway', 'cn-north-1'],
    [
      'transcribestreaming.us-west-2.amazonaws.com:8443/stream-transcription-websocket',
      'transcribe',
      'us-west-2',
    ],
    ['m-0a1b2c3d.kinesisvideo.us-west-2.amazonaws.com/', 'kinesisvideo', 'us-west-2'],
    ['node001.us-east-1.ws-messaging.chime.aws/connect', 'chime', 'us-east-1'],
    ['bedrock-agentcore.us-east-1.amazonaws.com/runtimes/arn%3Aaws/ws', 'bedrock-agentcore', 'us-east-1'],
    ['bedrock-runtime.us-east-1.amazonaws.com/model/m/x-websocket', 'bedrock', 'us-east-1'],
    ['streaming-rekognition.us-east-1.amazonaws.com/start-x', 'rekognition', 'us-east-1'],
    ['api.iotwireless.us-east-1.amazonaws.com/start-network-analyzer-stream', 'iotwireless', 'us-east-1'],
    [
      'eice-0123.a1b2.ec2-instance-connect-endpoint.us-east-1.amazonaws.com/openTunnel',
      'ec2-instance-connect',
      'us-east-1',
    ],
    ['db.cluster-abc.us-east-1.neptune.amazonaws.com:8182/gremlin', 'neptune-db', 'us-east-1'],
    ['db.cluster-abc.neptune.cn-north-1.amazonaws.com.cn:8182/gremlin', 'neptune-db', 'cn-north-1'],
  ])('wss://%s', (host, service, region) => {
    expect(endpointOf(`wss://${host}`)).toMatchObject({ service, region, secure: true });
    expect(endpointOf(`http://${host}`).secure).toBe(true);
  });

  test.each([
    'wss://chat.example.com/v1',
    'ws://localhost:4510/dev',
    'ws://127.0.0.1:4510/dev',
    'wss://abc.execute-api.us-east-1.amazonaws.com.example.com/dev',
    'wss://execute-api.us-east-1.example.com/dev',
    'wss://xamazonaws.com/dev',
  ])('nothing follows from %s', (url) => {
    const endpoint = endpointOf(url);
    expect([endpoint.service, endpoint.region, endpoint.label, endpoint.apiId]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('an AWS host that is not in the table gives its region only', () => {
    const endpoint = endpointOf('wss://my-balancer-1.eu-west-3.elb.amazonaws.com/ws');
    expect(endpoint).toMatchObject({ region: 'eu-west-3' });
    expect(endpoint).not.toHaveProperty('service');
  });

  test('LocalStack names its service and API, and no region', () => {
    const endpoint = endpointOf('ws://abc123def4.execute-api.localhost.localstack.cloud:4566/dev');
    expect(endpoint).toMatchObject({
      service: 'execute-api',
      apiId: 'abc123def4',
      stage: 'dev',
      secure: false,
    });
    expect(endpoint).not.toHaveProperty('region');
  });
});

test('API id and stage are read from host and path', () => {
  expect(endpointOf('wss://abc123def4.execute-api.us-east-1.amazonaws.com/%24default/x')).toMatchObject({
    label: 'API Gateway',
    apiId: 'abc123def4',
    stage: '$default',
  });
  expect(endpointOf('wss://abc123def4-vpce-0a1b.execute-api.us-east-1.amazonaws.com/dev').apiId).toBe(
    'abc123def4',
  );
  expect(endpointOf('wss://chat.example.com/dev')).not.toHaveProperty('stage');
});

test('limits of X-Amz-Expires, ports and subprotocols come with the service', () => {
  expect(endpointOf('wss://transcribestreaming.us-east-1.amazonaws.com:8443/x').maxExpires).toBe(300);
  expect(endpointOf('wss://v-0a1b.kinesisvideo.us-east-1.amazonaws.com/').maxExpires).toBe(299);
  expect(endpointOf('wss://abc123def4.execute-api.us-east-1.amazonaws.com/dev')).not.toHaveProperty(
    'maxExpires',
  );
  expect(noteIds('wss://transcribestreaming.us-east-1.amazonaws.com/x')).toEqual(['port.expected']);
  expect(noteIds('wss://transcribestreaming.us-east-1.amazonaws.com:8443/x')).toEqual([]);
  expect(endpointOf('wss://x-ats.iot.us-east-1.amazonaws.com/mqtt').subprotocols).toEqual(['mqtt']);
  expect(
    endpointOf('websocat --protocol mqttv3.1 wss://x-ats.iot.us-east-1.amazonaws.com/mqtt').subprotocols,
  ).toEqual(['mqttv3.1']);
  expect(noteIds('wss://db.cluster-a.us-east-1.neptune.amazonaws.com:8182/gremlin')).toEqual([
    'neptune.untested',
  ]);
});

test.each([
  ['wss://x.appsync-realtime-api.eu-west-1.amazonaws.com/event/realtime', 'url.appsync'],
  ['https://x.appsync-api.eu-west-1.amazonaws.com/graphql', 'url.appsync'],
  ['https://eu-west-1.console.aws.amazon.com/apigateway/home', 'url.console'],
  ['https://console.amazonaws.cn/apigateway/home', 'url.console'],
  ['wss://abc.execute-api.us-east-1.amazonaws.com.cn/dev', 'url.aws-host'],
  ['wss://a.b.execute-api.us-east-1.amazonaws.com/dev', 'url.aws-host'],
  ['wss://abc.execute-api.us-east.amazonaws.com/dev', 'url.aws-host'],
])('%s is refused as %s', (url, id) => {
  expect(faultId(url)).toBe(id);
});

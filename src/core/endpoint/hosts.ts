import { REGION_PATTERN, SUFFIX_PATTERN } from './partitions.ts';
import type { EndpointNote } from './types.ts';

/** One kind of AWS host that takes presigned WebSocket URLs. */
export interface HostRow {
  label: string;
  /** The third part of the credential scope. */
  service: string;
  /** Matches the host name; groups `region`, and for API Gateway `api`. */
  host: RegExp;
  /** The longest X-Amz-Expires in seconds that the service takes. */
  maxExpires?: number;
  /** The port that the service listens on, where it is not 443. */
  port?: number;
  subprotocol?: string;
  note?: EndpointNote;
}

const REGION = `(?<region>${REGION_PATTERN})`;

/** A host name `{before}.{region}{after}.{DNS suffix}`, as a whole. */
function host(before: string, after = ''): RegExp {
  return new RegExp(`^${before}\\.${REGION}${after}\\.${SUFFIX_PATTERN}$`);
}

/**
 * Signing names and hosts of AWS's SigV4 WebSockets, from the services' developer guides and
 * SDKs. `-fips` hosts sign with the same service name.
 */
export const HOSTS: readonly HostRow[] = [
  {
    label: 'API Gateway',
    service: 'execute-api',
    host: host('(?<api>[a-z0-9-]+?)(?:-vpce-[a-z0-9]+)?\\.execute-api(?:-fips)?'),
  },
  {
    label: 'API Gateway (VPC endpoint)',
    service: 'execute-api',
    host: host('vpce-[a-z0-9-]+\\.execute-api', '\\.vpce'),
  },
  {
    label: 'AWS IoT Core',
    service: 'iotdevicegateway',
    host: host('[a-z0-9-]+(?:\\.ats)?\\.iot(?:-fips)?'),
    subprotocol: 'mqtt',
  },
  {
    label: 'Amazon Transcribe',
    service: 'transcribe',
    host: host('transcribestreaming(?:-fips)?'),
    maxExpires: 300,
    port: 8443,
  },
  {
    label: 'Kinesis Video Streams signaling',
    service: 'kinesisvideo',
    host: host('[vm]-[a-z0-9]+\\.kinesisvideo(?:-fips)?'),
    maxExpires: 299,
  },
  {
    label: 'Amazon Chime SDK messaging',
    service: 'chime',
    host: new RegExp(`^[a-z0-9-]+\\.${REGION}\\.ws-messaging\\.chime\\.aws$`),
  },
  {
    label: 'Amazon Bedrock AgentCore',
    service: 'bedrock-agentcore',
    host: host('bedrock-agentcore(?:-fips)?'),
    maxExpires: 300,
  },
  {
    label: 'Amazon Bedrock',
    service: 'bedrock',
    host: host('bedrock-runtime(?:-fips)?'),
  },
  {
    label: 'Amazon Rekognition Face Liveness',
    service: 'rekognition',
    host: host('streaming-rekognition(?:-fips)?'),
  },
  {
    label: 'AWS IoT Wireless',
    service: 'iotwireless',
    host: host('api\\.iotwireless'),
    maxExpires: 300,
  },
  {
    label: 'EC2 Instance Connect Endpoint',
    service: 'ec2-instance-connect',
    host: host('(?:[a-z0-9-]+\\.)*ec2-instance-connect-endpoint(?:-fips)?'),
  },
  {
    label: 'Amazon Neptune',
    service: 'neptune-db',
    host: new RegExp(
      `^[a-z0-9.-]+\\.(?:${REGION}\\.neptune\\.amazonaws\\.com|neptune\\.(?<china>cn-[a-z]+-\\d+)\\.amazonaws\\.com\\.cn)$`,
    ),
    port: 8182,
    note: {
      id: 'neptune.untested',
      message:
        "Neptune may refuse a presigned URL: AWS's own clients send the signature in headers, which a browser cannot set on a WebSocket.",
    },
  },
  {
    label: 'LocalStack',
    service: 'execute-api',
    host: new RegExp(`^(?<api>[a-z0-9-]+)\\.execute-api\\.(?:${REGION}\\.)?localhost\\.localstack\\.cloud$`),
  },
];

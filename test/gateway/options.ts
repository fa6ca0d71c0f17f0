import type { ExpiryRule } from './clockWindow.ts';
import type { RefusalKind } from './forced.ts';
import type { TokenPlacement } from './verify.ts';

export interface StageOptions {
  /** Default `AWS_IAM`. With `NONE` anyone may connect. */
  authorization?: 'AWS_IAM' | 'NONE';
  /** Every handshake of this stage is refused so. */
  refuse?: RefusalKind;
}

export interface Limits {
  /** Of one frame from a client. API Gateway: 32 KB. */
  frameBytes: number;
  /** Of one message from a client, and of a POST to `@connections`. API Gateway: 128 KB. */
  messageBytes: number;
  /** Without a frame in either direction. API Gateway: 10 minutes. */
  idleMs: number;
  /** Of a connection's life. API Gateway: 2 hours. */
  durationMs: number;
}

export interface GatewayOptions {
  /** Default: one that is free. */
  port?: number;
  /** Serve `https` and `wss` with the self-signed certificate of `tls/`. */
  tls?: boolean;
  /**
   * The name in `url`, for browsers that map it to loopback; other names are then answered 403
   * Forbidden, loopback's own excepted. Without it: 127.0.0.1, and any Host is served.
   */
  host?: string;
  /**
   * Custom domains: the base paths of each, without leading slash, and the stages that they stand for,
   * as in `{ 'api.example.test': { 'v1/iam': 'dev', '': 'dev' } }`. A path without mapping is answered Forbidden.
   */
  domains?: Record<string, Record<string, string>>;
  region?: string;
  /** Default `execute-api`; `iotdevicegateway` moves the token behind the signature. */
  service?: string;
  account?: string;
  apiId?: string;
  /** By name; the first is the one of `url`. Default: `dev`. */
  stages?: Record<string, StageOptions>;
  tokenPlacement?: TokenPlacement;
  expiryRule?: ExpiryRule;
  /** What a client's binary frame meets: close 1003 as API Gateway does, or its echo. Default: `refuse`. */
  binary?: 'refuse' | 'echo';
  /** Whether there is a `$default` route. Default: `echo`. */
  defaultRoute?: 'echo' | 'none';
  /** Of those offered: the first, none, or this one. Default: `first`. */
  subprotocol?: 'first' | 'none' | { choose: string };
  /**
   * What a GET without upgrade meets, which no source tells of API Gateway. `verify` (the default):
   * the refusal that the handshake would meet, and 426 where the signature is good.
   */
  plainGet?: 'verify' | 'missing-token' | 'upgrade-required';
  limits?: Partial<Limits>;
  /** Whether the endpoints of Cognito and STS let pages read their answers, as AWS's do. Default: true. */
  cors?: boolean;
  /** Life of the keys that `credentials` holds. Default 3600. */
  sessionSeconds?: number;
  /** Epoch milliseconds. Default: Date.now. */
  now?: () => number;
}

export type ResolvedOptions = Required<Omit<GatewayOptions, 'host' | 'limits'>> & {
  host: string | undefined;
  limits: Limits;
  partition: string;
};

/** Fills in API Gateway's own values. */
export function resolveOptions(options: GatewayOptions): ResolvedOptions {
  const { region = 'eu-central-1', service = 'execute-api' } = options;
  return {
    port: options.port ?? 0,
    tls: options.tls ?? false,
    host: options.host,
    region,
    service,
    partition: region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws',
    account: options.account ?? '123456789012',
    apiId: options.apiId ?? 'abc123def4',
    stages: options.stages ?? { dev: {} },
    domains: options.domains ?? {},
    tokenPlacement: options.tokenPlacement ?? (service === 'iotdevicegateway' ? 'appended' : 'canonical'),
    expiryRule: options.expiryRule ?? 'both',
    binary: options.binary ?? 'refuse',
    defaultRoute: options.defaultRoute ?? 'echo',
    subprotocol: options.subprotocol ?? 'first',
    plainGet: options.plainGet ?? 'verify',
    limits: {
      frameBytes: 32_768,
      messageBytes: 131_072,
      idleMs: 600_000,
      durationMs: 7_200_000,
      ...options.limits,
    },
    cors: options.cors ?? true,
    sessionSeconds: options.sessionSeconds ?? 3600,
    now: options.now ?? Date.now,
  };
}

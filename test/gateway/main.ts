/** Starts the gateway from a shell and keeps it until it is told to end. `--help` lists the options. */
import { parseArgs } from 'node:util';
import { startGateway } from './gateway.ts';
import type { GatewayOptions } from './options.ts';

const HELP = `Usage: node --import tsx test/gateway/main.ts [options]
  --port N      listen on this port (default: one that is free)
  --stage NAME  the stage's name (default: dev)
  --region R    (default: eu-central-1)
  --host NAME   the host name in the URL (default: 127.0.0.1)
  --tls         serve wss with a self-signed certificate
  --strict      refuse binary frames with 1003, as API Gateway does (default: echo them)
  --hours N     life of the keys (default: 12)
  --json        print address and keys as JSON on one line
`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    stage: { type: 'string', default: 'dev' },
    region: { type: 'string', default: 'eu-central-1' },
    host: { type: 'string' },
    tls: { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
    hours: { type: 'string', default: '12' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(HELP);
} else {
  const options: GatewayOptions = {
    port: Number(values.port),
    stages: { [values.stage]: {} },
    region: values.region,
    tls: values.tls,
    binary: values.strict ? 'refuse' : 'echo',
    sessionSeconds: Number(values.hours) * 3600,
    ...(values.host ? { host: values.host } : {}),
  };
  const gateway = await startGateway(options);
  const { url, httpUrl, region, service, stage, connectArn, credentials, cognito } = gateway;
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = credentials.good;
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ url, httpUrl, region, service, stage, connectArn, credentials, cognito })}\n`
      : `The gateway listens at ${url} (region ${region}, service ${service}).\n` +
          `Keys of a role that may connect, until ${expiration}; they are good for this gateway only:\n` +
          `export AWS_ACCESS_KEY_ID=${accessKeyId}\nexport AWS_SECRET_ACCESS_KEY=${secretAccessKey}\n` +
          `export AWS_SESSION_TOKEN=${sessionToken}\n` +
          `Cognito: identity pool ${cognito.identityPoolId} (${cognito.endpoints.identityPool}),\n` +
          `user pool ${cognito.userPoolId}, client ${cognito.clients.srp} (${cognito.endpoints.userPool}),\n` +
          `user ${cognito.users.ada.name}, password ${cognito.users.ada.password}. --json tells the rest.\nCtrl+C ends it.\n`,
  );
  const end = (): void => void gateway.close().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

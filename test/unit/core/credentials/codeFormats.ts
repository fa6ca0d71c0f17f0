import { expires, type Format, iso, offset } from './format.ts';

/** JSON and code. */
export const codeFormats: Format[] = [
  {
    name: 'credential_process JSON',
    source: 'credential process JSON',
    render: (k) =>
      JSON.stringify({
        Version: 1,
        AccessKeyId: k.id,
        SecretAccessKey: k.secret,
        SessionToken: k.token,
        Expiration: iso(k.expires),
      }),
    also: { expires },
  },
  {
    name: 'STS JSON',
    source: 'STS JSON',
    render: (k) =>
      JSON.stringify(
        {
          Credentials: {
            AccessKeyId: k.id,
            SecretAccessKey: k.secret,
            SessionToken: k.token,
            Expiration: offset(k.expires),
          },
          AssumedRoleUser: {
            AssumedRoleId: 'AROAEXAMPLEEXAMPLEEX:me',
            Arn: 'arn:aws:sts::123456789012:assumed-role/dev/me',
          },
        },
        null,
        4,
      ),
    also: { expires },
  },
  {
    name: 'the Credentials part of STS JSON only',
    source: 'AWS JSON',
    render: (k) =>
      `"Credentials": {\n    "SecretAccessKey": "${k.secret}",\n    "SessionToken": "${k.token}",\n    "AccessKeyId": "${k.id}"\n},`,
  },
  {
    name: 'Identity Center GetRoleCredentials',
    source: 'Identity Center JSON',
    render: (k) =>
      JSON.stringify({
        roleCredentials: {
          accessKeyId: k.id,
          secretAccessKey: k.secret,
          sessionToken: k.token,
          expiration: k.expires,
        },
      }),
    also: { expires },
  },
  {
    name: 'Cognito GetCredentialsForIdentity',
    source: 'Cognito JSON',
    render: (k) =>
      `{"Credentials":{"AccessKeyId":"${k.id}","Expiration":${k.expires / 1000}.0,"SecretKey":"${k.secret}","SessionToken":"${k.token}"},"IdentityId":"eu-west-1:7b0c0000-0000-4000-8000-000000000000"}`,
    also: { expires },
  },
  {
    name: 'Cognito with an exponent',
    source: 'Cognito JSON',
    render: (k) =>
      `{"Credentials":{"AccessKeyId":"${k.id}","Expiration":${(k.expires / 1000 / 1e9).toFixed(9)}E9,"SecretKey":"${k.secret}","SessionToken":"${k.token}"}}`,
    also: { expires },
  },
  {
    name: 'instance metadata',
    source: 'instance metadata JSON',
    render: (k) =>
      JSON.stringify({
        Code: 'Success',
        LastUpdated: '2026-11-22T10:00:00Z',
        Type: 'AWS-HMAC',
        AccessKeyId: k.id,
        SecretAccessKey: k.secret,
        Token: k.token,
        Expiration: iso(k.expires),
      }),
    also: { expires },
  },
  {
    name: 'IoT credentials provider',
    source: 'SDK credentials',
    render: (k) =>
      JSON.stringify({
        credentials: {
          accessKeyId: k.id,
          secretAccessKey: k.secret,
          sessionToken: k.token,
          expiration: iso(k.expires),
        },
      }),
    also: { expires },
  },
  {
    name: 'SDK v3 object literal',
    source: 'SDK credentials',
    render: (k) =>
      `const client = new ApiClient({\n  region: 'eu-central-1', // Frankfurt\n  credentials: {\n    accessKeyId: '${k.id}',\n    secretAccessKey: '${k.secret}',\n    sessionToken: \`${k.token}\`,\n    expiration: new Date("${iso(k.expires)}"),\n  },\n});`,
    also: { region: 'eu-central-1', expires },
  },
  {
    name: 'PHP SDK array',
    source: 'SDK credentials',
    render: (k) =>
      `'credentials' => [\n  'key' => '${k.id}',\n  'secret' => '${k.secret}',\n  'token' => '${k.token}',\n],`,
  },
  {
    name: 'boto3 dictionary as printed',
    source: 'STS JSON',
    render: (k) => {
      const d = new Date(k.expires);
      return `{'Credentials': {'AccessKeyId': '${k.id}', 'SecretAccessKey': '${k.secret}', 'SessionToken': '${k.token}', 'Expiration': datetime.datetime(${d.getUTCFullYear()}, ${d.getUTCMonth() + 1}, ${d.getUTCDate()}, ${d.getUTCHours()}, ${d.getUTCMinutes()}, ${d.getUTCSeconds()}, tzinfo=tzutc())}, 'ResponseMetadata': {'RetryAttempts': 0}}`;
    },
    also: { expires },
  },
  {
    name: 'JSON inside a JSON string (Secrets Manager)',
    source: 'AWS JSON',
    render: (k) =>
      JSON.stringify({
        Name: 'dev',
        SecretString: JSON.stringify({ AccessKeyId: k.id, SecretAccessKey: k.secret, SessionToken: k.token }),
      }),
  },
  {
    name: 'JSON with Gson escapes',
    source: 'STS JSON',
    render: (k) =>
      `{"Credentials":{"AccessKeyId":"${k.id}","SecretAccessKey":"${k.secret.replaceAll('/', '\\/')}","SessionToken":"${k.token.replaceAll('=', '\\u003d').replaceAll('/', '\\/')}"}}`,
  },
  {
    name: 'ECS task environment',
    source: 'environment JSON',
    render: (k) =>
      JSON.stringify({
        environment: [
          { name: 'AWS_ACCESS_KEY_ID', value: k.id },
          { name: 'AWS_SECRET_ACCESS_KEY', value: k.secret },
          { name: 'AWS_SESSION_TOKEN', value: k.token },
        ],
      }),
  },
  {
    name: 'VS Code launch.json',
    source: 'environment JSON',
    render: (k) =>
      `{\n  // local\n  "env": {\n    "AWS_ACCESS_KEY_ID": "${k.id}",\n    "AWS_SECRET_ACCESS_KEY": "${k.secret}",\n    "AWS_SESSION_TOKEN": "${k.token}", /* of today */\n  },\n}`,
  },
  {
    name: 'CreateAccessKey JSON',
    source: 'IAM access key JSON',
    render: (k) =>
      JSON.stringify({
        AccessKey: { UserName: 'noor', Status: 'Active', SecretAccessKey: k.secret, AccessKeyId: k.id },
      }),
    also: { token: false },
  },
  {
    name: '.NET constructor',
    source: 'SDK code',
    render: (k) => `var c = new SessionAWSCredentials("${k.id}", "${k.secret}",\n    "${k.token}");`,
  },
  {
    name: 'Go static provider',
    source: 'SDK code',
    render: (k) => `credentials.NewStaticCredentialsProvider("${k.id}", "${k.secret}", "${k.token}")`,
  },
  {
    name: 'Ruby Credentials.new',
    source: 'SDK code',
    render: (k) => `Aws::Credentials.new('${k.id}', '${k.secret}', '${k.token}')`,
  },
  {
    name: 'Java v2 create',
    source: 'SDK code',
    render: (k) => `AwsSessionCredentials.create("${k.id}", "${k.secret}", "${k.token}")`,
  },
  {
    name: 'appsettings.json',
    source: 'SDK credentials',
    render: (k) =>
      `{ "AWS": { "Region": "eu-west-2", "AWSAccessKey": "${k.id}", "AWSSecretKey": "${k.secret}", "AWSSessionToken": "${k.token}" } }`,
    also: { region: 'eu-west-2' },
  },
];

import { expires, type Format, iso, offset } from './format.ts';

/** Files, settings and output of tools. */
export const fileFormats: Format[] = [
  {
    name: 'access portal, option 2',
    source: 'credentials file',
    render: (k) =>
      `[123456789012_PowerUserAccess]\naws_access_key_id=${k.id}\naws_secret_access_key=${k.secret}\naws_session_token=${k.token}`,
    also: { name: '123456789012_PowerUserAccess' },
  },
  {
    name: 'Compose environment map',
    source: 'YAML or labelled text',
    render: (k) =>
      `environment:\n  AWS_ACCESS_KEY_ID: ${k.id}\n  AWS_SECRET_ACCESS_KEY: "${k.secret}"\n  AWS_SESSION_TOKEN: '${k.token}'\n`,
  },
  {
    name: 'Kubernetes env',
    source: 'YAML or labelled text',
    render: (k) =>
      `env:\n  - name: AWS_ACCESS_KEY_ID\n    value: ${k.id}\n  - name: AWS_SECRET_ACCESS_KEY\n    value: "${k.secret}"\n  - name: AWS_SESSION_TOKEN\n    value: ${k.token}\n`,
  },
  {
    name: 'STS --output yaml',
    source: 'YAML or labelled text',
    render: (k) =>
      `Credentials:\n  AccessKeyId: ${k.id}\n  Expiration: '${offset(k.expires)}'\n  SecretAccessKey: ${k.secret}\n  SessionToken: ${k.token}\n`,
    also: { expires },
  },
  {
    name: 'YAML with a block scalar',
    source: 'YAML or labelled text',
    render: (k) =>
      `aws_access_key_id: ${k.id}\naws_secret_access_key: ${k.secret}\naws_session_token: >-\n  ${k.token}\n`,
  },
  {
    name: 'STS --output table',
    source: 'table',
    render: (k) =>
      `-----------------\n|  GetSessionToken  |\n+-----+-----+\n||  AccessKeyId |  ${k.id}  ||\n||  Expiration |  ${offset(k.expires)}  ||\n||  SecretAccessKey |  ${k.secret}  ||\n||  SessionToken |  ${k.token}  ||\n|+-----+|`,
    also: { expires },
  },
  {
    name: 'STS --output text',
    source: 'STS text output',
    render: (k) =>
      `ASSUMEDROLEUSER\tarn:aws:sts::123456789012:assumed-role/dev/me\tAROAEXAMPLEEXAMPLEEX:me\nCREDENTIALS\t${k.id}\t${offset(k.expires)}\t${k.secret}\t${k.token}\n`,
    also: { expires },
  },
  {
    name: 'JSON lines without the braces',
    source: 'YAML or labelled text',
    render: (k) =>
      `    "AccessKeyId": "${k.id}",\n    "SecretAccessKey": "${k.secret}",\n    "SessionToken": "${k.token}",\n    "Expiration": "${iso(k.expires)}"`,
    also: { expires },
  },
  {
    name: 'Amplify object',
    source: 'access_key settings',
    render: (k) => `{ access_key: '${k.id}', secret_key: "${k.secret}", session_token: '${k.token}' }`,
  },
  {
    name: 'boto3 keyword arguments',
    source: 'credentials file',
    render: (k) =>
      `boto3.Session(aws_access_key_id="${k.id}", aws_secret_access_key='${k.secret}', aws_session_token="${k.token}", region_name="us-east-2")`,
    also: { region: 'us-east-2' },
  },
  {
    name: 'Node process.env',
    source: 'settings',
    render: (k) =>
      `process.env.AWS_ACCESS_KEY_ID = '${k.id}';\nprocess.env.AWS_SECRET_ACCESS_KEY = '${k.secret}';\nprocess.env.AWS_SESSION_TOKEN = '${k.token}';`,
  },
  {
    name: 'credentials file',
    source: 'credentials file',
    render: (k) =>
      `[default]\naws_access_key_id = ${k.id}\naws_secret_access_key = ${k.secret}\naws_session_token = ${k.token}\nregion = eu-west-3\n`,
    also: { name: 'default', region: 'eu-west-3' },
  },
  {
    name: 'aws-vault export --format=ini',
    source: 'credentials file',
    render: (k) =>
      `[my.dev]\naws_access_key_id=${k.id}\naws_secret_access_key=${k.secret}\naws_session_token=${k.token}\naws_credential_expiration=${iso(k.expires)}\nregion=eu-west-1\n`,
    also: { name: 'my.dev', region: 'eu-west-1', expires },
  },
  {
    name: 'saml2aws profile',
    source: 'credentials file',
    render: (k) =>
      `[saml]\naws_access_key_id        = ${k.id}\naws_secret_access_key    = ${k.secret}\naws_session_token        = ${k.token}\naws_security_token       = ${k.token}\nx_principal_arn          = arn:aws:sts::123456789012:assumed-role/dev/me\nx_security_token_expires = ${new Date(k.expires + 3_600_000).toISOString().replace('.000Z', '')}+01:00\n`,
    also: { name: 'saml', expires },
  },
  {
    name: 'config file profile with comments',
    source: 'credentials file',
    render: (k) =>
      `; mine\n[profile dev team] # work\nregion=us-gov-west-1\naws_access_key_id=${k.id}\naws_secret_access_key=${k.secret} ; from the portal\naws_session_token=${k.token} # long\noutput=json`,
    also: { name: 'dev team', region: 'us-gov-west-1' },
  },
  {
    name: 'boto2 key file',
    source: 'key file',
    render: (k) => `AWSAccessKeyId=${k.id}\nAWSSecretKey=${k.secret}\nAWSSessionToken=${k.token}`,
  },
  {
    name: 'IAM console accessKeys.csv',
    source: 'IAM access key CSV',
    render: (k) => `\ufeffAccess key ID,Secret access key\n${k.id},${k.secret}\n`,
    also: { token: false },
  },
  {
    name: 'IAM console credentials.csv',
    source: 'IAM access key CSV',
    render: (k) =>
      `User name,Password,Access key ID,Secret access key,Console login link\n"noor",,${k.id},"${k.secret}",https://123456789012.signin.aws.amazon.com/console\n`,
    also: { name: 'noor', token: false },
  },
  {
    name: 'IAM console, labels and values on their own lines',
    source: 'YAML or labelled text',
    render: (k) => `Access key ID: ${k.id}\nSecret access key: ${k.secret}\nSession token: ${k.token}`,
  },
  {
    name: 'access portal, labels above the values',
    source: 'settings',
    render: (k) =>
      `AWS Access Key ID\n${k.id}\nAWS Secret Access Key\n${k.secret}\nAWS Session Token\n${k.token}`,
  },
  {
    name: 'Java properties, v1 names',
    source: 'Java properties',
    render: (k) =>
      `aws.accessKeyId=${k.id}\naws.secretKey=${k.secret.replaceAll('=', '\\=')}\naws.sessionToken=${k.token.replaceAll('=', '\\=')}`,
  },
  {
    name: 'Spring properties',
    source: 'Java properties',
    render: (k) =>
      `spring.cloud.aws.credentials.access-key=${k.id}\nspring.cloud.aws.credentials.secret-key=${k.secret}\nspring.cloud.aws.credentials.session-token=${k.token}`,
  },
  {
    name: 'Terraform provider',
    source: 'access_key settings',
    render: (k) =>
      `provider "aws" {\n  region     = "eu-central-1"\n  access_key = "${k.id}"\n  secret_key = "${k.secret}"\n  token      = "${k.token}"\n}`,
    also: { region: 'eu-central-1' },
  },
  {
    name: 'terraform.tfvars',
    source: 'access_key settings',
    render: (k) => `access_key = "${k.id}"\nsecret_key = "${k.secret}"\ntoken      = "${k.token}"`,
  },
  {
    name: 'STS XML',
    source: 'STS XML',
    render: (k) =>
      `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>\n  <SessionToken>\n   ${k.token.slice(0, 40)}\n   ${k.token.slice(40)}\n  </SessionToken>\n  <SecretAccessKey>${k.secret}</SecretAccessKey>\n  <Expiration>${iso(k.expires)}</Expiration>\n  <AccessKeyId>${k.id}</AccessKeyId>\n</Credentials></AssumeRoleResult></AssumeRoleResponse>`,
    also: { expires },
  },
];

/** Fifty pastes that cannot be used, and the fault that each must give. Keys are AWS's documented examples. */
export interface MalformedPaste {
  name: string;
  text: string;
  /** Id of the first fault. */
  id: string;
}

const ASIA = 'ASIAIOSFODNN7EXAMPLE';
const AKIA = 'AKIAIOSFODNN7EXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const TOKEN = `IQoJb3JpZ2luX2VjEXAMPLE${'a1B2c3D4/e5F6+g7H8'.repeat(12)}==`;

export const MALFORMED: MalformedPaste[] = [
  {
    name: 'temporary keys without their token',
    text: `export AWS_ACCESS_KEY_ID=${ASIA}\nexport AWS_SECRET_ACCESS_KEY=${SECRET}`,
    id: 'keys.missing-token',
  },
  {
    name: 'temporary keys with an empty token',
    text: `AWS_ACCESS_KEY_ID=${ASIA}\nAWS_SECRET_ACCESS_KEY=${SECRET}\nAWS_SESSION_TOKEN=\nAWS_REGION=eu-west-1`,
    id: 'keys.missing-token',
  },
  {
    name: 'temporary keys, token null in JSON',
    text: `{"AccessKeyId":"${ASIA}","SecretAccessKey":"${SECRET}","SessionToken":null}`,
    id: 'keys.missing-token',
  },
  { name: 'two bare values of a temporary key', text: `${ASIA}\n${SECRET}`, id: 'keys.missing-token' },
  { name: 'only a key id', text: AKIA, id: 'keys.missing-secret' },
  {
    name: 'only a key id under its name',
    text: `export AWS_ACCESS_KEY_ID=${ASIA}`,
    id: 'keys.missing-secret',
  },
  {
    name: 'a key id and an empty secret',
    text: `aws_access_key_id = ${AKIA}\naws_secret_access_key =`,
    id: 'keys.missing-secret',
  },
  {
    name: 'key id and token without secret',
    text: `{"AccessKeyId":"${ASIA}","SessionToken":"${TOKEN}"}`,
    id: 'keys.missing-secret',
  },
  { name: 'only a secret', text: SECRET, id: 'keys.missing-id' },
  { name: 'only a secret under its name', text: `AWS_SECRET_ACCESS_KEY="${SECRET}"`, id: 'keys.missing-id' },
  { name: 'only a token under its name', text: `export AWS_SESSION_TOKEN=${TOKEN}`, id: 'keys.only-token' },
  { name: 'only a token', text: TOKEN, id: 'keys.only-token' },
  {
    name: 'names without values',
    text: 'AWS_ACCESS_KEY_ID=\nAWS_SECRET_ACCESS_KEY=\nAWS_SESSION_TOKEN=',
    id: 'keys.empty',
  },
  {
    name: 'secret and key id swapped',
    text: `AWS_ACCESS_KEY_ID=${SECRET}\nAWS_SECRET_ACCESS_KEY=${AKIA}`,
    id: 'keys.swapped',
  },
  {
    name: 'secret and token swapped',
    text: `AWS_ACCESS_KEY_ID=${ASIA}\nAWS_SECRET_ACCESS_KEY=${TOKEN}\nAWS_SESSION_TOKEN=${SECRET}`,
    id: 'keys.swapped',
  },
  {
    name: 'the key id twice',
    text: `AWS_ACCESS_KEY_ID=${AKIA}\nAWS_SECRET_ACCESS_KEY=${AKIA}`,
    id: 'keys.same',
  },
  {
    name: 'a key id with blanks',
    text: `AWS_ACCESS_KEY_ID=AKIA IOSF ODNN 7EXA MPLE\nAWS_SECRET_ACCESS_KEY=${SECRET}`,
    id: 'keys.id-blank',
  },
  {
    name: 'a quoted key id with blanks',
    text: `{"AccessKeyId":"ASIAIOSFODNN7 EXAMPLE","SecretAccessKey":"${SECRET}","SessionToken":"${TOKEN}"}`,
    id: 'keys.id-blank',
  },
  {
    name: 'a key id cut off',
    text: `AWS_ACCESS_KEY_ID=AKIAIOSF\nAWS_SECRET_ACCESS_KEY=${SECRET}`,
    id: 'keys.id-short',
  },
  {
    name: 'a quote that never closes',
    text: `export AWS_ACCESS_KEY_ID="${ASIA}"\nexport AWS_SECRET_ACCESS_KEY="${SECRET}"\nexport AWS_SESSION_TOKEN="${TOKEN.slice(0, 60)}`,
    id: 'keys.cut-off',
  },
  {
    name: 'JSON cut off inside the token',
    text: `{"Credentials":{"AccessKeyId":"${ASIA}","SecretAccessKey":"${SECRET}","SessionToken":"${TOKEN.slice(0, 80)}`,
    id: 'keys.cut-off',
  },
  {
    name: 'a secret masked with stars',
    text: `aws_access_key_id = ${AKIA}\naws_secret_access_key = ****************EKEY`,
    id: 'keys.masked',
  },
  {
    name: 'a masked token',
    text: `AWS_ACCESS_KEY_ID=${ASIA}\nAWS_SECRET_ACCESS_KEY=${SECRET}\nAWS_SESSION_TOKEN=<redacted>`,
    id: 'keys.masked',
  },
  {
    name: 'aws configure list',
    text: '      Name                    Value             Type    Location\n      ----                    -----             ----    --------\n   profile                <not set>             None    None\naccess_key     ****************MPLE shared-credentials-file    \nsecret_key     ****************EKEY shared-credentials-file    \n    region                eu-west-1      config-file    ~/.aws/config',
    id: 'keys.masked',
  },
  {
    name: 'a token shortened with dots',
    text: `{"AccessKeyId":"${ASIA}","SecretAccessKey":"${SECRET}","SessionToken":"IQoJb3JpZ2luX2Vj..."}`,
    id: 'keys.masked',
  },
  {
    name: 'a secret left as YOUR_SECRET',
    text: `AWS_ACCESS_KEY_ID=${AKIA}\nAWS_SECRET_ACCESS_KEY=YOUR_SECRET`,
    id: 'keys.placeholder',
  },
  {
    name: 'angle brackets to be filled in',
    text: '[default]\naws_access_key_id = <your access key id>\naws_secret_access_key = <your secret access key>',
    id: 'keys.placeholder',
  },
  {
    name: 'documentation names as values',
    text: "new S3Client({ credentials: { accessKeyId: 'ACCESS_KEY_ID', secretAccessKey: 'SECRET_ACCESS_KEY' } })",
    id: 'keys.placeholder',
  },
  {
    name: 'shell references',
    text: 'export AWS_ACCESS_KEY_ID=$TMP_ID\nexport AWS_SECRET_ACCESS_KEY=$TMP_SECRET',
    id: 'keys.reference',
  },
  {
    name: 'code that reads the environment',
    text: 'credentials: { accessKeyId: process.env.AWS_ACCESS_KEY_ID, secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY }',
    id: 'keys.reference',
  },
  {
    name: 'GitHub Actions secrets',
    text: `env:\n  AWS_ACCESS_KEY_ID: \${{ secrets.AWS_ACCESS_KEY_ID }}\n  AWS_SECRET_ACCESS_KEY: \${{ secrets.AWS_SECRET_ACCESS_KEY }}`,
    id: 'keys.reference',
  },
  {
    name: 'a 1Password reference',
    text: `AWS_ACCESS_KEY_ID=${AKIA}\nAWS_SECRET_ACCESS_KEY=op://dev/aws/secret`,
    id: 'keys.reference',
  },
  {
    name: 'keys in comments only',
    text: `# AWS_ACCESS_KEY_ID=${AKIA}\n# AWS_SECRET_ACCESS_KEY=${SECRET}`,
    id: 'paste.commented',
  },
  { name: 'an ARN', text: 'arn:aws:iam::123456789012:role/dev', id: 'paste.arn' },
  {
    name: 'a presigned URL',
    text: `wss://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/dev?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${ASIA}%2F20261122%2Feu-west-1%2Fexecute-api%2Faws4_request&X-Amz-Date=20261122T102030Z&X-Amz-SignedHeaders=host&X-Amz-Signature=${'0a'.repeat(32)}`,
    id: 'paste.signed-url',
  },
  { name: 'a plain URL', text: 'https://my-sso.awsapps.com/start', id: 'paste.url' },
  {
    name: 'an Authorization header',
    text: `Authorization: AWS4-HMAC-SHA256 Credential=20261122/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=${'0a'.repeat(32)}`,
    id: 'paste.authorization-header',
  },
  {
    name: 'an HTML page',
    text: '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><form></form></body></html>',
    id: 'paste.html',
  },
  {
    name: 'a private key',
    text: `-----BEGIN RSA PRIVATE KEY-----\n${'MIIEexampleONLYexampleONLY\n'.repeat(4)}-----END RSA PRIVATE KEY-----`,
    id: 'paste.private-key',
  },
  {
    name: 'an SSH public key',
    text: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLE noor@laptop',
    id: 'paste.ssh-key',
  },
  {
    name: 'a JSON Web Token',
    text: 'eyJhbGciOiJSUzI1NiIsImtpZCI6IkVYQU1QTEUifQ.eyJzdWIiOiJleGFtcGxlIiwiaXNzIjoiZXhhbXBsZSJ9.c2lnbmF0dXJlZXhhbXBsZQ',
    id: 'paste.jwt',
  },
  {
    name: 'user pool tokens',
    text: '{"AuthenticationResult":{"IdToken":"eyJhbGciOiJub25lIn0.eyJzdWIiOiJleGFtcGxlIn0.","ExpiresIn":3600,"TokenType":"Bearer"}}',
    id: 'paste.user-pool-tokens',
  },
  {
    name: 'the CLI without credentials',
    text: 'Unable to locate credentials. You can configure credentials by running "aws configure".',
    id: 'paste.cli-error',
  },
  {
    name: 'the CLI with an expired token',
    text: 'An error occurred (ExpiredToken) when calling the AssumeRole operation: The security token included in the request is expired',
    id: 'paste.expired',
  },
  {
    name: 'an access denied answer',
    text: 'An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::123456789012:user/noor is not authorized to perform: sts:AssumeRole',
    id: 'paste.cli-error',
  },
  {
    name: 'an SSO profile',
    text: '[profile dev]\nsso_start_url = https://my-sso.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 123456789012\nsso_role_name = PowerUser',
    id: 'paste.sso-config',
  },
  {
    name: 'a profile with credential_process',
    text: '[profile dev]\ncredential_process = /usr/local/bin/keys --profile dev\nregion = eu-west-1',
    id: 'paste.credential-process',
  },
  {
    name: 'a role profile',
    text: '[profile prod]\nrole_arn = arn:aws:iam::123456789012:role/admin\nsource_profile = dev',
    id: 'paste.role',
  },
  {
    name: 'get-caller-identity',
    text: '{\n  "UserId": "AROAEXAMPLEEXAMPLEEX:me",\n  "Account": "123456789012",\n  "Arn": "arn:aws:sts::123456789012:assumed-role/dev/me"\n}',
    id: 'paste.caller-identity',
  },
  { name: 'a sentence', text: 'hello, could you send me the keys please?', id: 'paste.unreadable' },
];

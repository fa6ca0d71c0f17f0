/** Every shape in which people hold AWS credentials, as functions from keys to text. */

export interface SampleKeys {
  id: string;
  secret: string;
  token: string;
  /** Epoch milliseconds, whole seconds. */
  expires: number;
}

export interface Format {
  name: string;
  /** What readPaste calls it. */
  source: string;
  render(keys: SampleKeys): string;
  /** Beyond the three key values. */
  also?: { name?: string; region?: string; expires?: boolean; token?: false };
}

const iso = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');
const offset = (ms: number): string => iso(ms).replace('Z', '+00:00');
const expires = true;

export const FORMATS: Format[] = [
  {
    name: 'aws configure export-credentials --format env',
    source: 'shell exports',
    render: (k) =>
      `export AWS_ACCESS_KEY_ID=${k.id}\nexport AWS_SECRET_ACCESS_KEY=${k.secret}\nexport AWS_SESSION_TOKEN=${k.token}\nexport AWS_CREDENTIAL_EXPIRATION=${offset(k.expires)}\n`,
    also: { expires },
  },
  {
    name: 'export-credentials --format env-no-export',
    source: 'environment variables',
    render: (k) =>
      `AWS_ACCESS_KEY_ID=${k.id}\nAWS_SECRET_ACCESS_KEY=${k.secret}\nAWS_SESSION_TOKEN=${k.token}\nAWS_CREDENTIAL_EXPIRATION=${iso(k.expires)}`,
    also: { expires },
  },
  {
    name: 'export-credentials --format powershell',
    source: 'PowerShell commands',
    render: (k) =>
      `$Env:AWS_ACCESS_KEY_ID="${k.id}"\n$Env:AWS_SECRET_ACCESS_KEY="${k.secret}"\n$Env:AWS_SESSION_TOKEN="${k.token}"\n$Env:AWS_CREDENTIAL_EXPIRATION="${offset(k.expires)}"`,
    also: { expires },
  },
  {
    name: 'PowerShell with SetEnvironmentVariable',
    source: 'PowerShell commands',
    render: (k) =>
      `[Environment]::SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "${k.id}", "User")\n[Environment]::SetEnvironmentVariable('AWS_SECRET_ACCESS_KEY','${k.secret}')\n[System.Environment]::SetEnvironmentVariable("AWS_SESSION_TOKEN", "${k.token}")`,
  },
  {
    name: 'PowerShell with semicolons and braces',
    source: 'PowerShell commands',
    render: (k) =>
      `\${env:AWS_ACCESS_KEY_ID} = '${k.id}'; \${env:AWS_SECRET_ACCESS_KEY} = '${k.secret}'; \${env:AWS_SESSION_TOKEN} = '${k.token}'`,
  },
  {
    name: 'PowerShell Set-AWSCredential',
    source: 'command options',
    render: (k) =>
      `Set-AWSCredential -AccessKey ${k.id} -SecretKey ${k.secret} -SessionToken ${k.token} -StoreAs dev`,
  },
  {
    name: 'export-credentials --format windows-cmd',
    source: 'Windows commands',
    render: (k) =>
      `set AWS_ACCESS_KEY_ID=${k.id}\nset AWS_SECRET_ACCESS_KEY=${k.secret}\nset AWS_SESSION_TOKEN=${k.token}`,
  },
  {
    name: 'cmd with the quotes around the whole, joined by &',
    source: 'Windows commands',
    render: (k) =>
      `SET "AWS_ACCESS_KEY_ID=${k.id}" & SET "AWS_SECRET_ACCESS_KEY=${k.secret}"&& SET "AWS_SESSION_TOKEN=${k.token}"`,
  },
  {
    name: 'cmd joined by && without blanks',
    source: 'Windows commands',
    render: (k) =>
      `set AWS_ACCESS_KEY_ID=${k.id}&&set AWS_SECRET_ACCESS_KEY=${k.secret}&&set AWS_SESSION_TOKEN=${k.token}`,
  },
  {
    name: 'setx',
    source: 'Windows commands',
    render: (k) =>
      `setx AWS_ACCESS_KEY_ID ${k.id}\nsetx AWS_SECRET_ACCESS_KEY "${k.secret}"\nsetx AWS_SESSION_TOKEN ${k.token}`,
  },
  {
    name: 'export-credentials --format fish',
    source: 'fish commands',
    render: (k) =>
      `set -gx AWS_ACCESS_KEY_ID "${k.id}"\nset -gx AWS_SECRET_ACCESS_KEY "${k.secret}"\nset -gx AWS_SESSION_TOKEN "${k.token}"`,
  },
  {
    name: 'fish, long options, unquoted, semicolons',
    source: 'fish commands',
    render: (k) =>
      `set --export --global AWS_ACCESS_KEY_ID ${k.id}; set -x -g AWS_SECRET_ACCESS_KEY ${k.secret}; set -Ux AWS_SESSION_TOKEN ${k.token};`,
  },
  {
    name: 'csh',
    source: 'csh commands',
    render: (k) =>
      `setenv AWS_ACCESS_KEY_ID ${k.id}\nsetenv AWS_SECRET_ACCESS_KEY ${k.secret}\nsetenv AWS_SESSION_TOKEN ${k.token}`,
  },
  {
    name: 'access portal, option 1, macOS and Linux',
    source: 'shell exports',
    render: (k) =>
      `export AWS_ACCESS_KEY_ID="${k.id}"\nexport AWS_SECRET_ACCESS_KEY="${k.secret}"\nexport AWS_SESSION_TOKEN="${k.token}"`,
  },
  {
    name: 'access portal, option 2',
    source: 'credentials file',
    render: (k) =>
      `[123456789012_PowerUserAccess]\naws_access_key_id=${k.id}\naws_secret_access_key=${k.secret}\naws_session_token=${k.token}`,
    also: { name: '123456789012_PowerUserAccess' },
  },
  {
    name: 'access portal, option 3',
    source: 'bare values',
    render: (k) => `${k.id}\n${k.secret}\n${k.token}`,
  },
  {
    name: 'bare values in one row',
    source: 'bare values',
    render: (k) => `${k.id}\t${k.secret}\t${k.token}`,
  },
  {
    name: 'several exports in one line',
    source: 'shell exports',
    render: (k) =>
      `export AWS_ACCESS_KEY_ID=${k.id} AWS_SECRET_ACCESS_KEY=${k.secret} AWS_SESSION_TOKEN=${k.token}`,
  },
  {
    name: 'exports joined by &&',
    source: 'shell exports',
    render: (k) =>
      `export AWS_ACCESS_KEY_ID=${k.id} && export AWS_SECRET_ACCESS_KEY='${k.secret}' && export AWS_SESSION_TOKEN=${k.token}`,
  },
  {
    name: 'exports joined by ; without blanks',
    source: 'shell exports',
    render: (k) =>
      `export AWS_ACCESS_KEY_ID=${k.id};export AWS_SECRET_ACCESS_KEY=${k.secret};export AWS_SESSION_TOKEN=${k.token};`,
  },
  {
    name: 'env before a command',
    source: 'environment variables',
    render: (k) =>
      `env AWS_ACCESS_KEY_ID=${k.id} AWS_SECRET_ACCESS_KEY=${k.secret} AWS_SESSION_TOKEN=${k.token} AWS_REGION=eu-west-1 aws s3 ls`,
    also: { region: 'eu-west-1' },
  },
  {
    name: 'the semicolons of an IDE run configuration',
    source: 'environment variables',
    render: (k) =>
      `AWS_ACCESS_KEY_ID=${k.id};AWS_SECRET_ACCESS_KEY=${k.secret};AWS_SESSION_TOKEN=${k.token};AWS_DEFAULT_REGION=us-west-2`,
    also: { region: 'us-west-2' },
  },
  {
    name: '.env with comments',
    source: 'environment variables',
    render: (k) =>
      `# AWS_ACCESS_KEY_ID=ASIAOLDOLDOLDOLDOLD0\n# keys of today\nAWS_ACCESS_KEY_ID=${k.id} # mine\nAWS_SECRET_ACCESS_KEY="${k.secret}"\n\nAWS_SESSION_TOKEN='${k.token}' # long\nAWS_REGION=ap-southeast-2\nOTHER_TOKEN=abc`,
    also: { region: 'ap-southeast-2' },
  },
  {
    name: 'docker run -e',
    source: 'container options',
    render: (k) =>
      `docker run --rm -e AWS_ACCESS_KEY_ID=${k.id} \\\n  -e "AWS_SECRET_ACCESS_KEY=${k.secret}" \\\n  --env AWS_SESSION_TOKEN='${k.token}' \\\n  amazon/aws-cli s3 ls`,
  },
  {
    name: 'Dockerfile',
    source: 'Dockerfile',
    render: (k) =>
      `ENV AWS_ACCESS_KEY_ID ${k.id}\nENV AWS_SECRET_ACCESS_KEY=${k.secret}\nENV AWS_SESSION_TOKEN="${k.token}"`,
  },
  {
    name: 'Compose environment list',
    source: 'environment variables',
    render: (k) =>
      `services:\n  app:\n    environment:\n      - AWS_ACCESS_KEY_ID=${k.id}\n      - AWS_SECRET_ACCESS_KEY=${k.secret}\n      - "AWS_SESSION_TOKEN=${k.token}"\n      - AWS_REGION=eu-north-1`,
    also: { region: 'eu-north-1' },
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
    name: 'JSON lines without the braces',
    source: 'YAML or labelled text',
    render: (k) =>
      `    "AccessKeyId": "${k.id}",\n    "SecretAccessKey": "${k.secret}",\n    "SessionToken": "${k.token}",\n    "Expiration": "${iso(k.expires)}"`,
    also: { expires },
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
    name: 'Amplify object',
    source: 'access_key settings',
    render: (k) => `{ access_key: '${k.id}', secret_key: "${k.secret}", session_token: '${k.token}' }`,
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
    name: 'boto3 keyword arguments',
    source: 'credentials file',
    render: (k) =>
      `boto3.Session(aws_access_key_id="${k.id}", aws_secret_access_key='${k.secret}', aws_session_token="${k.token}", region_name="us-east-2")`,
    also: { region: 'us-east-2' },
  },
  {
    name: 'Python environ',
    source: 'environment variables',
    render: (k) =>
      `os.environ["AWS_ACCESS_KEY_ID"] = "${k.id}"\nos.environ['AWS_SECRET_ACCESS_KEY'] = '${k.secret}'\nos.environ["AWS_SESSION_TOKEN"] = "${k.token}"`,
  },
  {
    name: 'Node process.env',
    source: 'settings',
    render: (k) =>
      `process.env.AWS_ACCESS_KEY_ID = '${k.id}';\nprocess.env.AWS_SECRET_ACCESS_KEY = '${k.secret}';\nprocess.env.AWS_SESSION_TOKEN = '${k.token}';`,
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
    name: 'saml2aws script, PowerShell',
    source: 'PowerShell commands',
    render: (k) =>
      `$env:AWS_ACCESS_KEY_ID='${k.id}'\n$env:AWS_SECRET_ACCESS_KEY='${k.secret}'\n$env:AWS_SESSION_TOKEN='${k.token}'\n$env:AWS_SECURITY_TOKEN='${k.token}'\n$env:SAML2AWS_PROFILE='saml'\n$env:AWS_CREDENTIAL_EXPIRATION='${iso(k.expires)}'`,
    also: { expires },
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
    name: 'CreateAccessKey JSON',
    source: 'IAM access key JSON',
    render: (k) =>
      JSON.stringify({
        AccessKey: { UserName: 'noor', Status: 'Active', SecretAccessKey: k.secret, AccessKeyId: k.id },
      }),
    also: { token: false },
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
    name: 'Java -D flags',
    source: 'Java options',
    render: (k) =>
      `java -Daws.accessKeyId=${k.id} -Daws.secretAccessKey=${k.secret} -Daws.sessionToken=${k.token} -jar app.jar`,
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
    name: 'aws configure set',
    source: 'aws configure commands',
    render: (k) =>
      `aws configure set aws_access_key_id ${k.id}\naws configure set aws_secret_access_key ${k.secret}\naws configure set aws_session_token ${k.token}`,
  },
  {
    name: 'STS XML',
    source: 'STS XML',
    render: (k) =>
      `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>\n  <SessionToken>\n   ${k.token.slice(0, 40)}\n   ${k.token.slice(40)}\n  </SessionToken>\n  <SecretAccessKey>${k.secret}</SecretAccessKey>\n  <Expiration>${iso(k.expires)}</Expiration>\n  <AccessKeyId>${k.id}</AccessKeyId>\n</Credentials></AssumeRoleResult></AssumeRoleResponse>`,
    also: { expires },
  },
  {
    name: 'a variable prefix per stage',
    source: 'environment variables',
    render: (k) =>
      `STAGING_AWS_ACCESS_KEY_ID=${k.id}\nSTAGING_AWS_SECRET_ACCESS_KEY=${k.secret}\nSTAGING_AWS_SESSION_TOKEN=${k.token}`,
    also: { name: 'STAGING' },
  },
  {
    name: 'CI log lines with prompts and output around',
    source: 'shell exports',
    render: (k) =>
      `Last login: Sun Nov 22\nnoor@laptop:~/src$ export AWS_ACCESS_KEY_ID=${k.id}\nnoor@laptop:~/src$ export AWS_SECRET_ACCESS_KEY=${k.secret}\nnoor@laptop:~/src$ export AWS_SESSION_TOKEN=${k.token}\nnoor@laptop:~/src$ aws sts get-caller-identity`,
  },
];

import { expires, type Format, iso, offset } from './format.ts';

/** What shells and terminals show and take. */
export const shellFormats: Format[] = [
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
    name: 'Python environ',
    source: 'environment variables',
    render: (k) =>
      `os.environ["AWS_ACCESS_KEY_ID"] = "${k.id}"\nos.environ['AWS_SECRET_ACCESS_KEY'] = '${k.secret}'\nos.environ["AWS_SESSION_TOKEN"] = "${k.token}"`,
  },
  {
    name: 'saml2aws script, PowerShell',
    source: 'PowerShell commands',
    render: (k) =>
      `$env:AWS_ACCESS_KEY_ID='${k.id}'\n$env:AWS_SECRET_ACCESS_KEY='${k.secret}'\n$env:AWS_SESSION_TOKEN='${k.token}'\n$env:AWS_SECURITY_TOKEN='${k.token}'\n$env:SAML2AWS_PROFILE='saml'\n$env:AWS_CREDENTIAL_EXPIRATION='${iso(k.expires)}'`,
    also: { expires },
  },
  {
    name: 'Java -D flags',
    source: 'Java options',
    render: (k) =>
      `java -Daws.accessKeyId=${k.id} -Daws.secretAccessKey=${k.secret} -Daws.sessionToken=${k.token} -jar app.jar`,
  },
  {
    name: 'aws configure set',
    source: 'aws configure commands',
    render: (k) =>
      `aws configure set aws_access_key_id ${k.id}\naws configure set aws_secret_access_key ${k.secret}\naws configure set aws_session_token ${k.token}`,
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

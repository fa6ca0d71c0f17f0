export type Field = keyof typeof PATTERNS;

/** Shapes as AWS's API models have them; regions and hosts stay open for emulators and new ones. */
export const PATTERNS = {
  // botocore cognito-identity 2014-06-30, IdentityPoolId
  identityPoolId: {
    pattern: /^[\w-]{1,30}:[0-9a-zA-Z-]{1,55}$/,
    name: 'identity pool id',
    example: 'eu-central-1:1234abcd-12ab-34cd-56ef-1234567890ab',
  },
  // botocore cognito-idp 2016-04-18, UserPoolIdType; cognito-local makes ids of the same kind
  userPoolId: {
    pattern: /^[\w-]{1,30}_[0-9a-zA-Z]{1,55}$/,
    name: 'user pool id',
    example: 'eu-central-1_Ab12Cd34',
  },
  clientId: { pattern: /^[\w+]{1,128}$/, name: 'app client id', example: '1example23456789' },
  roleArn: {
    pattern: /^arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/,
    name: 'role ARN',
    example: 'arn:aws:iam::123456789012:role/name',
  },
  // botocore sts 2011-06-15
  sessionName: { pattern: /^[\w+=,.@-]{2,64}$/, name: 'session name', example: 'countersign' },
  externalId: { pattern: /^[\w+=,.@:/-]{2,1224}$/, name: 'external id', example: 'partner-42' },
  accountId: { pattern: /^\d{12}$/, name: 'account id', example: '123456789012' },
  region: { pattern: /^[a-z0-9-]{1,40}$/, name: 'region', example: 'eu-central-1' },
} as const;

/** An http or https address without path, query or user: what requests of a sign-in go to. */
export function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && !username && !password && !search && !hash;
}

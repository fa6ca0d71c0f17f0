import type { Field } from './found.ts';

/** A name understood. */
export interface NameMeaning {
  field: Field;
  /** Too generic to be believed beside a specific one. */
  weak: boolean;
  /** What stands before or after the usual name: `DEV` of DEV_AWS_ACCESS_KEY_ID. */
  group?: string;
  /** The name in lower case without punctuation. */
  plain: string;
}

const STRONG: Readonly<Record<string, string>> = {
  id: 'awsaccesskeyid accesskeyid awsaccesskey accesskey awskeyid akid',
  secret: 'awssecretaccesskey secretaccesskey awssecretkey secretkey awssecretaccess awssecret',
  token: 'awssessiontoken sessiontoken awssecuritytoken securitytoken awstoken',
  expiry:
    'awscredentialexpiration awscredentialsexpiration awssessionexpiration awssessiontokenexpiration ' +
    'awstokenexpiration awsexpiration expiration credentialexpiration xsecuritytokenexpires expiresat expirationdate',
  region: 'awsregion region awsdefaultregion defaultregion regionname',
  name: 'awsprofile awsdefaultprofile profilename',
  sso: 'ssostarturl ssosession ssoaccountid ssorolename ssoregion',
  process: 'credentialprocess',
  role: 'rolearn sourceprofile credentialsource webidentitytokenfile awsrolearn awswebidentitytokenfile',
};
const WEAK: Readonly<Record<string, string>> = {
  secret: 'secret',
  token: 'token',
  expiry: 'expires expiry',
  name: 'profile',
};

const MEANINGS = new Map<string, { field: Field; weak: boolean }>();
for (const [table, weak] of [
  [STRONG, false],
  [WEAK, true],
] as const) {
  for (const [field, names] of Object.entries(table)) {
    for (const name of names.split(' ')) MEANINGS.set(name, { field: field as Field, weak });
  }
}

/** Longer than any name that means something, prefixes included. */
const LONGEST = 96;
/** Prefixes that build tools put before every variable: they name no profile. */
const TOOL_PREFIX =
  /^(?:tf_var|vite|react_app|next_public|nuxt|expo_public|plugin|input|serverless|test|my)$/i;
const SUFFIXED = /^(aws_(?:access_key_id|secret_access_key|session_token))_([a-z0-9]+)$/i;

/** What a variable, key or label stands for, in any spelling (`AWS_ACCESS_KEY_ID`, `aws.accessKeyId`, `Access key ID`). */
export function nameMeaning(name: string): NameMeaning | undefined {
  if (name.length > LONGEST) return undefined;
  const whole = lookUp(name) ?? lookUp(name.slice(name.lastIndexOf('.') + 1));
  return whole ?? withPrefix(name) ?? withSuffix(name);
}

function lookUp(name: string): NameMeaning | undefined {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const meaning = MEANINGS.get(plain);
  return meaning && { ...meaning, plain };
}

/** `DEV_AWS_ACCESS_KEY_ID`, `S3_SECRET_KEY`: only for key material, and never by a single last word. */
function withPrefix(name: string): NameMeaning | undefined {
  const parts = name.split('_');
  for (let from = 1; from < parts.length - 1; from += 1) {
    const meaning = lookUp(parts.slice(from).join('_'));
    if (meaning && (meaning.field === 'id' || meaning.field === 'secret' || meaning.field === 'token')) {
      const prefix = parts.slice(0, from).join('_');
      return TOOL_PREFIX.test(prefix) ? meaning : { ...meaning, group: prefix };
    }
  }
  return undefined;
}

/** `AWS_ACCESS_KEY_ID_PROD`. */
function withSuffix(name: string): NameMeaning | undefined {
  const [, base, suffix] = SUFFIXED.exec(name) ?? [];
  if (
    base === undefined ||
    suffix === undefined ||
    /^(?:file|path|ttl|duration|expir\w*|name|arn)$/i.test(suffix)
  )
    return undefined;
  const meaning = lookUp(base);
  return meaning && { ...meaning, group: suffix };
}

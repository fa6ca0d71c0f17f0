import type { PasteFault } from './types.ts';

interface Kind extends PasteFault {
  test: RegExp;
}

const EXPORT = 'Run "aws configure export-credentials --format env" and paste what it prints.';
const KEYS_WANTED = 'Paste an access key ID, a secret access key and, for temporary keys, a session token.';

/** Texts that people paste by mistake, surest first. Only the first part of a text is looked at. */
const KINDS: readonly Kind[] = [
  {
    id: 'paste.private-key',
    test: /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY|PuTTY-User-Key-File/,
    message: 'This is a private key file, not AWS credentials.',
    next: `Keep it to yourself. ${KEYS_WANTED}`,
  },
  {
    id: 'paste.certificate',
    test: /-----BEGIN (?:CERTIFICATE|PUBLIC KEY|PGP)/,
    message: 'This is a certificate or public key, not AWS credentials.',
    next: KEYS_WANTED,
  },
  {
    id: 'paste.ssh-key',
    test: /(?:^|\s)(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S{1,20}|sk-ssh-\S{1,30}) AAAA/,
    message: 'This is an SSH public key, not AWS credentials.',
    next: KEYS_WANTED,
  },
  {
    id: 'paste.signed-url',
    test: /[?&]X-Amz-(?:Signature|Credential|Security-Token)=/i,
    message: 'This is a signed URL; the keys cannot be taken out of a signature.',
    next: 'Paste it into the WebSocket URL box instead, and paste the keys here.',
  },
  {
    id: 'paste.authorization-header',
    test: /AWS4-HMAC-SHA256\s+Credential=/,
    message: 'This is a signed Authorization header; the secret cannot be taken out of a signature.',
    next: KEYS_WANTED,
  },
  {
    id: 'paste.html',
    test: /^\s*(?:<!doctype html|<html|<head|<body|<div|<script|<meta|<table|<span)\b/i,
    message: 'This is an HTML page, perhaps of a sign-in, and holds no keys.',
    next: KEYS_WANTED,
  },
  {
    id: 'paste.expired',
    test: /ExpiredToken|RequestExpired|token (?:included in the request )?(?:is|has) expired|session (?:associated with this profile )?has expired/i,
    message: 'This is an error that says that the session has expired; it holds no keys.',
    next: 'Sign in again (for example "aws sso login"), make new keys and paste those.',
  },
  {
    id: 'paste.cli-error',
    test: /Unable to locate credentials|could not be found|An error occurred \(|NoCredentials|Partial credentials|command not found|is not recognized|Traceback \(most|Error (?:loading|when retrieving)|usage: aws|InvalidClientTokenId|AccessDenied|"?__type"?\s*:|<Error(?:Response)?>/i,
    message: 'This is the error of a command, and it holds no keys.',
    next: 'Mend the cause or sign in, run the command again, and paste what it prints then.',
  },
  {
    id: 'paste.sso-token',
    test: /"(?:startUrl|registrationExpiresAt|clientSecret)"\s*:/,
    message: 'This is the cached sign-in of IAM Identity Center, and holds no AWS keys.',
    next: EXPORT,
  },
  {
    id: 'paste.sso-config',
    test: /^[ \t]*sso_(?:start_url|session|account_id)[ \t]*=/im,
    message: 'This profile signs in through IAM Identity Center (SSO) and holds no keys itself.',
    next: `Sign in with "aws sso login". ${EXPORT}`,
  },
  {
    id: 'paste.credential-process',
    test: /^[ \t]*credential_process[ \t]*=/im,
    message: 'This profile names a program (credential_process) that makes the keys, and holds none itself.',
    next: `A browser extension cannot run it. ${EXPORT}`,
  },
  {
    id: 'paste.role',
    test: /^[ \t]*(?:role_arn|source_profile|web_identity_token_file)[ \t]*=/im,
    message: 'This profile assumes a role (role_arn) and holds no keys itself.',
    next: EXPORT,
  },
  {
    id: 'paste.user-pool-tokens',
    test: /"?(?:IdToken|id_token|RefreshToken|refresh_token|AuthenticationResult)"?\s*[:=]/,
    message: 'These are tokens of a sign-in (Cognito or OpenID Connect), not AWS keys.',
    next: 'Exchange them for credentials at the identity pool, and paste those.',
  },
  {
    id: 'paste.jwt',
    test: /(?:^|[\s"'])eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?/,
    message: 'This is a JSON Web Token, not AWS keys.',
    next: 'Exchange it for credentials at STS or the identity pool, and paste those.',
  },
  {
    id: 'paste.caller-identity',
    test: /"?UserId"?\s*[:=][\s\S]{0,200}"?Arn"?\s*[:=]/,
    message: 'This says who the keys belong to (get-caller-identity), and holds no keys.',
    next: EXPORT,
  },
  {
    id: 'paste.other-cloud',
    test: /"type"\s*:\s*"service_account"|AccountKey=|SharedAccessKey=|"tenant"\s*:|\bghp_[A-Za-z0-9]{16,}|\bAIza[\w-]{20,}|\bsk_(?:live|test)_/,
    message: 'These are credentials of another service, not of AWS.',
    next: KEYS_WANTED,
  },
  {
    id: 'paste.arn',
    test: /^["'\s]*arn:aws[\w-]{0,12}:/,
    message: 'This is an ARN: it names a resource and holds no keys.',
    next: KEYS_WANTED,
  },
  {
    id: 'paste.url',
    test: /^["'\s]*(?:wss?|https?):\/\/\S+["'\s]*$/i,
    message: 'This is a URL and holds no keys.',
    next: 'An API goes into the WebSocket URL box; paste the keys here.',
  },
  {
    id: 'paste.command',
    test: /^[\s$%>#]*(?:aws|aws-vault|saml2aws|granted|assume|eval|source|export\s+AWS_PROFILE|gimme-aws-creds|leapp)\b[^\n=]{0,400}(?:=\S{1,100})?\s*$/i,
    message: 'This is a command, not what it prints.',
    next: 'Run it in a terminal and paste its output.',
  },
];

/** Why a text without any key material is none, from what it looks like instead. */
export function recognise(text: string): PasteFault | undefined {
  const start = text.slice(0, 16_384);
  const kind = KINDS.find(({ test }) => test.test(start));
  if (!kind) return undefined;
  const { id, message, next } = kind;
  return next === undefined ? { id, message } : { id, message, next };
}

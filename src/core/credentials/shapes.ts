/** Key ids of AWS: AKIA is a long-lived key, ASIA a temporary one (IAM "Unique ID prefixes"). */
export const AWS_KEY_ID = /^(?:AKIA|ASIA)[A-Z0-9]{12,124}$/;

/** Secrets of AWS have this many characters. */
export const SECRET_LENGTH = 40;

/** Base64, as secrets and tokens are written. */
export const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

export function isTemporary(accessKeyId: string): boolean {
  return accessKeyId.startsWith('ASIA');
}

export function isLongLived(accessKeyId: string): boolean {
  return accessKeyId.startsWith('AKIA');
}

/** True for text that can be a secret and nothing else, as far as its shape tells. */
export function looksLikeSecret(value: string): boolean {
  return (
    value.length === SECRET_LENGTH &&
    BASE64.test(value) &&
    /[a-z]/.test(value) &&
    /[A-Z]/.test(value) &&
    /\d/.test(value)
  );
}

const AFTERWORDS =
  /^(?:exit|clear|ls|pwd|env|history|logout|done|fi|end|EOF|whoami|date|cd|aws|source|echo|Copy|Copied|Close|Done|OK|Cancel|Option|Note|Learn|more)$/;

/** A command or button that follows keys on the next line and could pass for the last piece of a wrapped token. */
export function isAfterword(piece: string): boolean {
  return AFTERWORDS.test(piece);
}

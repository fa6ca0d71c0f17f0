/** The link that authenticator apps take (https://github.com/google/google-authenticator/wiki/Key-Uri-Format). */
export function otpauthLink(secret: string, account: string): string {
  const issuer = 'Cognito';
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${encodeURIComponent(secret)}&issuer=${encodeURIComponent(issuer)}`;
}

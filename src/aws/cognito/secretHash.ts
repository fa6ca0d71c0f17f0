/**
 * SECRET_HASH: base64(HMAC-SHA256(client secret, user name + client id))
 * (Cognito developer guide, "Computing secret hash values").
 */
export async function secretHash(clientSecret: string, userName: string, clientId: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(clientSecret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const digest = await crypto.subtle.sign('HMAC', key, encoder.encode(userName + clientId));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

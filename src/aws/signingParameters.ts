/**
 * The query parameters that a presigned URL carries for SigV4 itself. Not every X-Amz-* name: those of
 * Kinesis Video Streams (X-Amz-ChannelARN, X-Amz-ClientId) are the app's own and are signed.
 */
const SIGNING_PARAMETERS = new Set([
  'x-amz-algorithm',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-expires',
  'x-amz-security-token',
  'x-amz-signedheaders',
  'x-amz-signature',
]);

/** Whether a parameter belongs to an earlier signature, in whatever case it was written. */
export function isSigningParameter(name: string): boolean {
  return SIGNING_PARAMETERS.has(name.toLowerCase());
}

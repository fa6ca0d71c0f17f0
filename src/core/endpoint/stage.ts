import type { EndpointNote } from './types.ts';

/**
 * Takes `/@connections/{id}` off: it is API Gateway's HTTPS management API, and what is before
 * it is the stage to connect to (AWS: "Use @connections commands in your backend service").
 */
export function stripConnections(path: string): { path: string; note?: EndpointNote } {
  const stripped = path.replace(/\/(?:@|%40)connections(?:\/.*)?$/i, '');
  if (stripped === path) return { path };
  return {
    path: stripped || '/',
    note: {
      id: 'connections.url',
      message: '@connections is the HTTPS management API; the URL of its stage is used to connect.',
    },
  };
}

/**
 * The stage of a path on an execute-api host: its first segment, decoded. A comma, semicolon or
 * full stop at the end came from the text around it, as no stage has one (AWS: letters, digits,
 * `-` and `_`, or `$default`).
 */
export function stagePath(path: string): { path: string; stage?: string; placeholder: boolean } {
  const trimmed = path.replace(/[.,;]+$/, '') || '/';
  const segment = trimmed.split('/')[1] ?? '';
  const stage = decode(segment);
  return {
    path: trimmed,
    placeholder: /[{}<>*]|^\$(?!default$|connect$|disconnect$)/.test(stage),
    ...(stage && { stage }),
  };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

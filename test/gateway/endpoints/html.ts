import type { EndpointReply } from './types.ts';

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** A small page; `content` is HTML whose texts were escaped. */
export function page(status: number, title: string, content: string, operation: string): EndpointReply {
  const body =
    `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>` +
    '<meta name="viewport" content="width=device-width"></head>' +
    `<body><main><h1>${escapeHtml(title)}</h1>${content}</main></body></html>\n`;
  return { status, type: 'text/html; charset=utf-8', body, operation };
}

/** Sends the browser on. */
export const redirect = (location: string, operation: string): EndpointReply => ({
  status: 302,
  body: '',
  headers: { Location: location, 'Cache-Control': 'no-store' },
  operation,
});

/** A JSON reply that no cache may keep. */
export const json = (status: number, value: unknown, operation: string): EndpointReply => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
  headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' },
  operation,
});

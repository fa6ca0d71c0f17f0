import { randomUUID } from 'node:crypto';
import type { AwsError } from '../endpoints/AwsError.ts';
import type { EndpointReply } from '../endpoints/types.ts';

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** Elements by name; the values are text or elements again. */
export interface Elements {
  [name: string]: string | number | Elements;
}

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => `&#x${char.charCodeAt(0).toString(16)};`);

function write(elements: Elements, indent: string): string {
  return Object.entries(elements)
    .map(([name, value]) =>
      typeof value === 'object'
        ? `${indent}<${name}>\n${write(value, `${indent}  `)}${indent}</${name}>\n`
        : `${indent}<${name}>${escapeXml(String(value))}</${name}>\n`,
    )
    .join('');
}

/** The reply of an action, as STS's query protocol writes it. */
export function xmlReply(action: string, result: Elements): EndpointReply {
  const content = { [`${action}Result`]: result, ResponseMetadata: { RequestId: randomUUID() } };
  const body = `<${action}Response xmlns="${NAMESPACE}">\n${write(content, '  ')}</${action}Response>\n`;
  return { status: 200, type: 'text/xml', body, operation: action };
}

/** An error, as STS's query protocol writes it. */
export function xmlError({ type, message, status }: AwsError, action: string): EndpointReply {
  const content = { Error: { Type: 'Sender', Code: type, Message: message }, RequestId: randomUUID() };
  const body = `<ErrorResponse xmlns="${NAMESPACE}">\n${write(content, '  ')}</ErrorResponse>\n`;
  return { status, type: 'text/xml', body, operation: action, errorType: type, message };
}

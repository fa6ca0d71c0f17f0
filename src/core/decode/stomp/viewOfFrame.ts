import { isSecretName, MASK } from '../../redact.ts';
import type { Correlation, Decoded, Field } from '../contract.ts';
import { correlation } from '../message/exchange.ts';
import { summaryOf } from '../message/parts.ts';
import { isPlainText } from '../text/text.ts';
import { byteText } from '../values/byteText.ts';
import { counted } from '../values/oneLine.ts';
import { readUtf8 } from '../values/readUtf8.ts';
import type { StompFrame } from './readFrames.ts';
import type { StompHeader } from './readHeaders.ts';

/** Of repeated headers the first counts (STOMP 1.2, Repeated Header Entries). */
export const headerOf = ({ headers }: StompFrame, name: string): string | undefined =>
  headers.find((header) => header.name === name)?.value;

/** `MESSAGE /queue/a · 12 bytes`. */
export function frameSummary(frame: StompFrame): string {
  const { command, body } = frame;
  const place = headerOf(frame, 'destination');
  const said = command === 'ERROR' ? headerOf(frame, 'message') : undefined;
  const receipt = command === 'RECEIPT' ? headerOf(frame, 'receipt-id') : undefined;
  const version = command === 'CONNECTED' ? headerOf(frame, 'version') : headerOf(frame, 'accept-version');
  const head = [command, place ?? said ?? receipt ?? version].filter(Boolean).join(' ');
  return summaryOf(head, body.length > 0 ? counted(body.length, 'byte') : undefined);
}

export function viewOfFrame(frame: StompFrame): Decoded {
  const { command, headers, more, body } = frame;
  const fields: Field[] = [
    { name: 'Command', value: command, ...(command === 'ERROR' ? { bad: true } : {}) },
    ...headers.map((header, place) => headerField(header, headers, place)),
  ];
  if (more > 0) fields.push({ name: 'Not shown', value: counted(more, 'header') });
  if (frame.isCut) fields.push({ name: 'Cut', value: 'the frame goes on in the next message', bad: true });
  const decoded: Decoded = { summary: frameSummary(frame), fields, correlation: correlationOf(frame) };
  if (body.length > 0) {
    const type = headerOf(frame, 'content-type');
    const contentType = type === undefined ? {} : { contentType: type };
    decoded.payload = { label: 'Body', bytes: body, text: isPlainText(body), ...contentType };
  }
  return decoded;
}

/** A frame of several, for the tree. */
export function frameJson({ command, headers, body, isCut }: StompFrame): string {
  const shown = headers.map(
    (header) => `${JSON.stringify(header.name)}:${JSON.stringify(shownValue(header))}`,
  );
  const text = JSON.stringify(readUtf8(body) ?? byteText(body));
  const cut = isCut ? ',"cut":true' : '';
  return `{"command":"${command}","headers":{${shown.join(',')}},"body":${text}${cut}}`;
}

/** The session's id is none of the secrets that are told by their names. */
function shownValue({ name, value }: StompHeader): string {
  return value !== '' && name !== 'session' && isSecretName(name) ? MASK : value;
}

function headerField(header: StompHeader, all: readonly StompHeader[], place: number): Field {
  const { name, isOdd } = header;
  const value = shownValue(header);
  const field: Field = { name, value };
  if (isOdd) return { ...field, note: 'with an escape that STOMP does not know', bad: true };
  if (value !== header.value) return { ...field, note: 'hidden' };
  if (name === 'heart-beat') return { ...field, note: beatsOf(value) };
  const isRepeated = all.findIndex((each) => each.name === name) < place;
  return isRepeated ? { ...field, note: 'repeated: the first one counts' } : field;
}

/** What `10000,0` means; milliseconds. */
function beatsOf(value: string): string {
  const [, sends, wants] = /^(\d+),(\d+)$/.exec(value) ?? [];
  if (sends === undefined || wants === undefined) return 'two numbers should stand here';
  const first = Number(sends) === 0 ? 'sends none' : `sends one every ${sends} ms`;
  return `${first}, ${Number(wants) === 0 ? 'wants none' : `wants one every ${wants} ms`}`;
}

function correlationOf(frame: StompFrame): Correlation {
  const { command } = frame;
  const name = headerOf(frame, 'destination') ?? command;
  if (command === 'CONNECT' || command === 'STOMP')
    return correlation('connect', 'request', { name: command });
  if (command === 'CONNECTED') return correlation('connect', 'response', { last: true });
  const answered = headerOf(frame, 'receipt-id');
  if (answered !== undefined) return correlation(`receipt ${answered}`, 'response', { last: true });
  const asked = headerOf(frame, 'receipt');
  if (asked !== undefined) return correlation(`receipt ${asked}`, 'request', { name });
  const id = headerOf(frame, 'message-id') ?? headerOf(frame, 'id') ?? command;
  return correlation(id, 'event', { name });
}

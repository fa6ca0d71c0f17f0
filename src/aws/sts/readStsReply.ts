import { isRecord } from '#core/record.ts';
import { readJsonObject } from '../readJson.ts';
import { readXml, type XmlElement } from './readXml.ts';

/** A reply as nested records, whichever way it was written; a leaf is text, number or null. */
export type Fields = { [name: string]: unknown };

/**
 * The query protocol's XML, or JSON as STS gives it to those who accept that; both have the same names.
 * Anything else is an empty record.
 */
export function readStsReply(text: string): Fields {
  if (/^\s*\{/.test(text)) return readJsonObject(text);
  try {
    const root = readXml(text);
    return { [root.name]: toFields(root) };
  } catch {
    return {};
  }
}

function toFields(element: XmlElement): unknown {
  if (element.children.length === 0) return element.text.trim();
  // fromEntries defines `__proto__` as a plain property; an assignment would not.
  return Object.fromEntries(element.children.map((child) => [child.name, toFields(child)]));
}

/** The record at a path; an empty one where there is none. */
export function fieldsAt(fields: unknown, ...path: string[]): Fields {
  let here = fields;
  for (const name of path) {
    here = isRecord(here) && Object.hasOwn(here, name) ? here[name] : undefined;
  }
  return isRecord(here) ? here : {};
}

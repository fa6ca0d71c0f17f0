import type { JsonStep } from '#core/filter/json/types.ts';
import { readTemplate, type TemplateFault, type ValueSource } from './readTemplate.ts';

/** Where values come from. */
export interface TemplateScope {
  /** Of the environment, or taken from a frame before. */
  variable(name: string): string | undefined;
  /** Of the latest received frame that has the path: the value as it is written in JSON. */
  frame(path: readonly JsonStep[]): string | undefined;
  /** Epoch ms. */
  now(): number;
  /** From 0 to below 1. */
  random(): number;
  uuid(): string;
  /** 1 for the first message, and so on. */
  count(): number;
}

/** Puts the values into a template's places. */
export function expandTemplate(
  text: string,
  scope: TemplateScope,
): { text: string } | { fault: TemplateFault } {
  const reading = readTemplate(text);
  if ('fault' in reading) return reading;
  const out: string[] = [];
  for (const part of reading.parts) {
    if (part.type === 'plain') {
      out.push(part.text);
      continue;
    }
    const { at, length, source, inString } = part;
    const value = valueFrom(source, scope);
    if (value === undefined) return { fault: { at, length, reason: missing(source) } };
    out.push(inString ? withinString(value, source) : value);
  }
  return { text: out.join('') };
}

/** The names of variables that a template uses, in their order, once each; none where it is faulty. */
export function variablesIn(text: string): string[] {
  const reading = readTemplate(text);
  if ('fault' in reading) return [];
  const names = reading.parts.flatMap((part) =>
    part.type === 'value' && part.source.from === 'variable' ? [part.source.name] : [],
  );
  return [...new Set(names)];
}

function valueFrom(source: ValueSource, scope: TemplateScope): string | undefined {
  switch (source.from) {
    case 'variable':
      return scope.variable(source.name);
    case 'uuid':
      return scope.uuid();
    case 'now':
      return `${Math.floor(scope.now())}`;
    case 'isoNow':
      return new Date(scope.now()).toISOString();
    case 'count':
      return `${scope.count()}`;
    case 'random':
      return `${source.least + Math.floor(scope.random() * (source.most - source.least + 1))}`;
    case 'frame':
      return scope.frame(source.path);
  }
}

/** A value of a frame is JSON already: within a string its own quotes go, and its escapes stay. */
function withinString(value: string, { from }: ValueSource): string {
  if (from === 'frame' && value.startsWith('"')) return value.slice(1, -1);
  return JSON.stringify(value).slice(1, -1);
}

function missing(source: ValueSource): string {
  if (source.from === 'frame') return `No received frame has a value at ${source.written} yet.`;
  const name = source.from === 'variable' ? source.name : source.from;
  return `The variable “${name}” has no value in this environment.`;
}

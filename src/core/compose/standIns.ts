import { readTemplate } from './readTemplate.ts';

/**
 * A template with something of the same length in each place, so that the rest can be checked as
 * JSON and a fault stands where it stands in the template. As it is where the template is faulty.
 */
export function standIns(text: string): string {
  const reading = readTemplate(text);
  if ('fault' in reading) return text;
  let out = text;
  for (const part of reading.parts) {
    if (part.type === 'plain') continue;
    // A number within a string or without one: both are JSON.
    out = out.slice(0, part.at) + '1'.repeat(part.length) + out.slice(part.at + part.length);
  }
  return out.replaceAll('\\{{', '1{{');
}

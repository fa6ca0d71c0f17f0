import { readTemplate, type TemplateFault } from '#core/compose/readTemplate.ts';
import type { Environment } from '#core/compose/saved.ts';

/** What keeps a message's places from being filled in, as far as it can be told before it is sent. */
export function templateFault(text: string, environment: Environment | undefined): TemplateFault | undefined {
  const reading = readTemplate(text);
  if ('fault' in reading) return reading.fault;
  for (const part of reading.parts) {
    if (part.type === 'plain' || part.source.from !== 'variable') continue;
    const reason = whyWithout(part.source.name, environment);
    if (reason) return { at: part.at, length: part.length, reason };
  }
  return undefined;
}

function whyWithout(name: string, environment: Environment | undefined): string | undefined {
  if (!environment) return `“${name}” has no value: no environment is chosen under Variables.`;
  const variable = environment.variables.find((one) => one.name === name);
  if (!variable) return `“${name}” has no value in the environment “${environment.name}”.`;
  if (variable.missing) {
    return `The secret value of “${name}” is not there: unlock the vault, or type it again under Variables.`;
  }
  return undefined;
}

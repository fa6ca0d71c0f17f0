import type { FoundValue } from './found.ts';

/** Why a value is none: it is hidden, an example to be filled in, or a reference to another place. */
export type Placeholder = 'masked' | 'placeholder' | 'reference' | 'empty';

const MASKED =
  /^[*•●xX.…·#_-]{3,}$|\*{4}|•{3}|●{3}|…|\.\.\.|^[A-Z0-9/+=]{0,8}x{6,}|\b(?:redacted|masked|hidden|sensitive|omitted|removed|truncated|censored)\b|^<?(?:redacted|masked|hidden|sensitive)/i;
const REFERENCE =
  /^\$\{?[A-Za-z_{(]|^\$\(|^%[A-Za-z_]+%$|^\{\{|^(?:process\.env|import\.meta|os\.environ|os\.getenv|System\.getenv|ENV\[|getenv|env\(|var\.|local\.|data\.|module\.|secrets\.|!Ref|!Sub|!GetAtt|op:\/\/|vault:|ssm:|arn:|file:|@Microsoft|ENC\[|base64:)/i;
const FILL_IN =
  /^[<[{].*[>\]}]?$|^(?:your|xxx+)$|^(?:your|my|insert|enter|put|paste|replace|change|fill|the|an?)[-_ ]?(?:own|aws|temp|access|secret|session|security|key|token|me|it|this|in|here|with|value)|[-_ ](?:here|goes[-_ ]here)$|^(?:(?:aws[-_ ]?)?(?:access[-_ ]?key(?:[-_ ]?id)?|secret(?:[-_ ]?access)?[-_ ]?key|se(?:ssion|curity)[-_ ]?token|secret|token|key)|todo|fixme|tbd|none|null|undefined|nil|n\/a|changeme|dummy|placeholder|example|string|value|not[-_ ]set|<.*)$/i;

/** What is wrong with a value as such; undefined for one that can be key material. */
export function placeholderKind(value: FoundValue): Placeholder | undefined {
  const text = value.text.trim();
  if (text === '') return 'empty';
  if (text.length > 4_096) return undefined;
  if (REFERENCE.test(text)) return 'reference';
  if (MASKED.test(text)) return 'masked';
  // A real key may start with "Ain" or "myIt": long words of mixed letters are never instructions.
  if (text.length >= 40 && /^[A-Za-z0-9+/=]+$/.test(text)) return undefined;
  return FILL_IN.test(text) ? 'placeholder' : undefined;
}

import { describe, expect, it } from 'vitest';
import { readPaste } from '#core/credentials/readPaste.ts';
import type { SampleKeys } from './format.ts';
import { FORMATS } from './formats.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const KEYS: SampleKeys = {
  id: 'ASIAIOSFODNN7EXAMPLE',
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  token:
    'IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMSJHMEUCIQDexample+AQoDYXdzEPT/EXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==',
  expires: Date.UTC(2026, 10, 22, 13, 30),
};

describe('readPaste understands', () => {
  it.each(FORMATS.map((format) => [format.name, format] as const))(
    '%s',
    (_name, { render, source, also = {} }) => {
      const keys = also.token === false ? { ...KEYS, id: 'AKIAIOSFODNN7EXAMPLE' } : KEYS;
      const reading = readPaste(render(keys), NOW);
      expect(reading.faults).toEqual([]);
      expect(reading.candidates).toHaveLength(1);
      const [candidate] = reading.candidates;
      expect(candidate?.keys).toEqual({
        accessKeyId: keys.id,
        secretAccessKey: keys.secret,
        ...(also.token === false ? {} : { sessionToken: keys.token }),
        ...(also.expires ? { expiresAt: keys.expires } : {}),
      });
      expect(candidate?.name).toBe(also.name);
      expect(candidate?.region).toBe(also.region);
      expect(candidate?.source).toBe(source);
    },
  );
});

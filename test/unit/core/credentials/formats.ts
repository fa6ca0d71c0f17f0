import { codeFormats } from './codeFormats.ts';
import { fileFormats } from './fileFormats.ts';
import type { Format } from './format.ts';
import { shellFormats } from './shellFormats.ts';

/** Every shape in which people hold AWS credentials, as functions from keys to text. */
export const FORMATS: Format[] = [...shellFormats, ...fileFormats, ...codeFormats];

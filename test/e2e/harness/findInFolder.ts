import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Files below the folder that hold a text, as UTF-8 or as UTF-16. */
export function findInFolder(folder: string, texts: readonly string[]): { file: string; text: string }[] {
  const needles = texts.flatMap((text) => [
    { text, bytes: Buffer.from(text, 'utf8') },
    { text, bytes: Buffer.from(text, 'utf16le') },
  ]);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((file) => {
    const path = join(folder, file);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return [];
    const content = readFileSync(path);
    return needles.filter(({ bytes }) => content.includes(bytes)).map(({ text }) => ({ file, text }));
  });
}

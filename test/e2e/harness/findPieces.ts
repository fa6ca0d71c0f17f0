import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Long enough that none is there by chance, and short beside what Snappy leaves of a text that it has not seen. */
const PIECE = 8;

/** With fewer characters than this a piece is filling, such as `AAAAAAAA` in Base64. */
const DISTINCT = 5;

/** Where a piece of a text was found. */
export interface FoundPiece {
  file: string;
  piece: string;
}

/**
 * Files below the folder that hold 8 characters in a row of a text, as UTF-8 or as UTF-16. Finds what
 * LevelDB compressed or split: Snappy copies the characters of a secret as they are, unless four in a
 * row stood there before.
 */
export function findPieces(folder: string, texts: readonly string[]): FoundPiece[] {
  const needles = indexPieces(texts);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((file) => {
    const path = join(folder, file);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return [];
    const piece = firstPiece(readFileSync(path), needles);
    return piece === undefined ? [] : [{ file, piece }];
  });
}

interface Pieces {
  /** Whether a piece begins with these three bytes. */
  begins: Uint8Array;
  /** By encoding, the pieces as Latin-1 text. */
  byLength: { bytes: number; pieces: Set<string> }[];
}

function indexPieces(texts: readonly string[]): Pieces {
  const begins = new Uint8Array(1 << 24);
  const byLength = (['utf8', 'utf16le'] as const).map((encoding) => {
    const pieces = new Set<string>();
    for (const text of texts) {
      for (let at = 0; at + PIECE <= text.length; at++) {
        const piece = text.slice(at, at + PIECE);
        if (new Set(piece).size < DISTINCT) continue;
        const bytes = Buffer.from(piece, encoding);
        begins[bytes.readUIntLE(0, 3)] = 1;
        pieces.add(bytes.toString('latin1'));
      }
    }
    return { bytes: encoding === 'utf8' ? PIECE : 2 * PIECE, pieces };
  });
  return { begins, byLength };
}

function firstPiece(content: Buffer, { begins, byLength }: Pieces): string | undefined {
  for (let at = 0; at + PIECE <= content.length; at++) {
    if (!begins[content[at]! | (content[at + 1]! << 8) | (content[at + 2]! << 16)]) continue;
    for (const { bytes, pieces } of byLength) {
      const piece = content.toString('latin1', at, at + bytes);
      if (pieces.has(piece)) return piece.replaceAll('\0', '');
    }
  }
  return undefined;
}

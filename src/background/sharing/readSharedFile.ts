import { Problem } from '#core/problem.ts';
import { FORMAT, MOST_CHARACTERS, MOST_PROFILES, VERSION } from './sharedFile.ts';

/** The profiles of a shared file, not looked at yet. Problems: `import.size`, `import.json`, `import.format`, `import.version`. */
export function readSharedFile(text: string): unknown[] {
  if (text.length > MOST_CHARACTERS) throw tooLarge();
  const file = Object(parse(text));
  if (file.format !== FORMAT || !Array.isArray(file.profiles)) {
    throw new Problem(
      'import.format',
      'This is not a file of shared profiles.',
      'Choose a file that was exported by Countersign.',
    );
  }
  if (file.version !== VERSION) {
    throw new Problem(
      'import.version',
      'The file was exported by a version of Countersign that this one does not know.',
      'Update Countersign, and try again.',
    );
  }
  if (file.profiles.length > MOST_PROFILES) throw tooLarge();
  if (file.profiles.length === 0)
    throw new Problem('import.format', 'The file holds no profile.', 'Choose another file.');
  return file.profiles;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Problem(
      'import.json',
      'This is not JSON, or not all of it.',
      'Choose the file as it was exported.',
    );
  }
}

const tooLarge = () =>
  new Problem(
    'import.size',
    `The file is larger than ${MOST_PROFILES} profiles can be.`,
    'Choose a file that was exported by Countersign.',
  );

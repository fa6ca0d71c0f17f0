import { Problem } from '../problem.ts';

/** Problem `import.line`: `line` counts from 1, `why` is a clause. */
export const lineFault = (line: number, why: string): Problem =>
  new Problem(
    'import.line',
    `Line ${line.toLocaleString('en')} of the file cannot be read: ${why}. Nothing of it was imported.`,
    'Export the session once more, and import that file.',
  );

/** Why a line of JSON is none. */
export const NO_JSON = 'it is not JSON, or was cut short';

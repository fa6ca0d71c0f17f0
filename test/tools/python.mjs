import { aptInstall, run } from './ensure.mjs';

const CANDIDATES = ['/usr/bin/python3', 'python3'];

/** A Python that has the `websockets` package, or undefined. */
export const findPython = () => CANDIDATES.find((program) => run(program, ['-c', 'import websockets']).ok);

/** The same for the test of the copied Python command; installed where it can be. */
export function ensurePython() {
  const found = findPython() ?? (aptInstall('python3-websockets') ? findPython() : undefined);
  if (found) return { PYTHON_PATH: found };
  console.warn(
    'No python3 with the websockets package: the test of the copied Python command will fail. Install python3-websockets.',
  );
  return {};
}

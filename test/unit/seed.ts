import fc from 'fast-check';

/**
 * `npm test` names a seed, so that what is green here is green in CI; `npm run unit` names none and
 * looks further each time. A failure prints its seed: `FC_SEED=… npm run unit` runs it again.
 */
const seed = process.env.FC_SEED;
if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });

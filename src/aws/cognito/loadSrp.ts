/**
 * SRP with AWS's library, whose modules are run when the first password is typed and not whenever the
 * background wakes. Nothing is fetched then: Chrome's worker may not import() later, so the bundler puts
 * the code into the same file, as a function that is not called before.
 */
export const loadSrp = () => import('./srp.ts');

import { basename } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that wait for most of their time come first, so that others work meanwhile, and then the longest
 * ones, so that no worker is left with one at the end. The rest come by size, as vitest has them.
 */
const FIRST = [
  'event-page-stays-alive',
  'keep-alive',
  'sign-in-failures',
  'explained-refusals',
  'worker-killed-in-sign-in',
  'cognito-password',
  'token-profile',
  'refresh',
  'history-kept',
  'share-profiles',
  'crash-safety',
  'tab-session',
  'identity-center',
  'remember-me',
  'keys-gone-after-restart',
];

export class E2eOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId, project }: TestSpecification) => {
      const at = project.name === 'e2e' ? FIRST.indexOf(basename(moduleId, '.test.ts')) : -1;
      return at < 0 ? FIRST.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

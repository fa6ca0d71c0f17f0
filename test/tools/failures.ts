import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

/** What `npm test` counts and prints at its end. */
export interface Outcome {
  passed: number;
  failures: Failure[];
}

export interface Failure {
  file: string;
  /** Of the test, or of the group whose set-up or tear-down failed. */
  name: string;
  /** The first line of it. */
  error: string;
}

type RunEnd = Parameters<NonNullable<Reporter['onTestRunEnd']>>;

/** Writes the outcome of a run to the file of this name; vitest's own JSON leaves out what fails in a hook. */
export default class Failures implements Reporter {
  onTestRunEnd(modules: RunEnd[0], unhandled: RunEnd[1]): void {
    const { OUTCOME } = process.env;
    if (!OUTCOME) return;
    const outcome: Outcome = {
      passed: modules.flatMap((one) => [...one.children.allTests('passed')]).length,
      failures: [
        ...modules.flatMap(failuresOf),
        ...unhandled.map((error) => ({ file: '', name: 'outside of any test', error: firstLine([error]) })),
      ],
    };
    writeFileSync(OUTCOME, JSON.stringify(outcome));
  }
}

function failuresOf(module: TestModule): Failure[] {
  const file = relative(process.cwd(), module.moduleId);
  const failure = (name: string, errors: readonly { message?: string }[]): Failure[] =>
    errors.length === 0 ? [] : [{ file, name, error: firstLine(errors) }];
  return [
    ...failure('the file itself', module.errors()),
    ...[...module.children.allSuites()].flatMap((suite) => failure(suite.fullName, suite.errors())),
    ...[...module.children.allTests('failed')].flatMap((test) =>
      failure(test.fullName, test.result().errors ?? []),
    ),
  ];
}

function firstLine([first]: readonly { message?: string }[]): string {
  return (first?.message ?? 'no message').split('\n', 1)[0]!;
}

/** Where small choices are kept over restarts; see ConsoleShell. */
export interface ViewPreferences {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
}

type Entries = [key: string, value: unknown][];

/** The newest choices of a kind by key, kept as one preference. */
export class Remembered {
  constructor(
    private readonly preferences: ViewPreferences | undefined,
    private readonly name: string,
    private readonly most: number,
  ) {}

  get(key: string): unknown {
    return this.read().find(([each]) => each === key)?.[1];
  }

  /** Undefined forgets it. */
  set(key: string, value: unknown): void {
    const others = this.read().filter(([each]) => each !== key);
    const entries = value === undefined ? others : [...others, [key, value]];
    this.preferences?.set(this.name, JSON.stringify(entries.slice(-this.most)));
  }

  private read(): Entries {
    try {
      const kept: unknown = JSON.parse(this.preferences?.get(this.name) ?? '[]');
      return Array.isArray(kept)
        ? kept.filter((one) => Array.isArray(one) && typeof one[0] === 'string')
        : [];
    } catch {
      // Written by hand, or by another version.
      return [];
    }
  }
}

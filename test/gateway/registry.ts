import type { Connection } from './connection.ts';

/** The open connections by id. */
export class Registry {
  readonly #open = new Map<string, Connection>();

  add(connection: Connection): void {
    this.#open.set(connection.facts.id, connection);
  }

  remove(connection: Connection): void {
    this.#open.delete(connection.facts.id);
  }

  find(id: string): Connection | undefined {
    return this.#open.get(id);
  }

  /** Oldest first; of one stage, or of all. */
  list(stage?: string): Connection[] {
    return [...this.#open.values()].filter(({ facts }) => stage === undefined || facts.stage === stage);
  }
}

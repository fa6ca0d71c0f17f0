import { createRequire } from 'node:module';
import { WebSocketServer } from 'ws';
import { listen, type ProtocolServer } from './listen.ts';

// By require all three get the same graphql; by import, some are CommonJS and others are not.
const require = createRequire(import.meta.url);
const { buildSchema } = require('graphql') as typeof import('graphql');
const { useServer } = require('graphql-ws/use/ws') as typeof import('graphql-ws/use/ws');

/** graphql-ws with a subscription that counts: `subscription { count(to: 3) }`. */
export function startGraphqlServer(): Promise<ProtocolServer> {
  const schema = buildSchema('type Query { a: Int } type Subscription { count(to: Int!): Int }');
  const subscription = {
    async *count({ to }: { to: number }) {
      for (let count = 1; count <= to; count += 1) yield { count };
    },
  };
  return listen((server) => {
    useServer({ schema, roots: { subscription } }, new WebSocketServer({ server }));
    return undefined;
  });
}

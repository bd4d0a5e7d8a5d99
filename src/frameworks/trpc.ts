/** tRPC procedures (https://trpc.io/docs/server/procedures). */
import { type Framework, NOTHING } from './framework.ts';

export const trpc: Framework = {
  ...NOTHING,
  name: 'trpc',
  packages: ['@trpc/server'],
  factories: ['initTRPC.create', 'initTRPC.context', 'initTRPC.meta'],
  members: ['procedure'],
  next: 'waits',
  methods: ['query', 'mutation', 'subscription', 'use', 'middleware'],
};

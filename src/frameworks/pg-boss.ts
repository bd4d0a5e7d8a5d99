/** pg-boss: workers (https://timgit.github.io/pg-boss/#/./api/workers). */
import { type Framework, LISTENING, NOTHING } from './framework.ts';

export const pgBoss: Framework = {
  ...NOTHING,
  name: 'pg-boss',
  packages: ['pg-boss'],
  factories: ['default', 'PgBoss'],
  types: ['PgBoss', 'default'],
  methods: ['work', 'subscribe', 'onComplete', ...LISTENING],
  requestTypes: ['Job'],
};

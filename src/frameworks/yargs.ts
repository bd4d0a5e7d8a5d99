/** yargs: handlers of commands (https://yargs.js.org/docs/#api-reference-commandcmd-desc-builder-handler). */
import { type Framework, NOTHING } from './framework.ts';

export const yargs: Framework = {
  ...NOTHING,
  name: 'yargs',
  packages: ['yargs'],
  factories: ['default', 'yargs'],
  instances: ['default'],
  types: ['Argv'],
  methods: ['command', 'middleware'],
  options: ['handler'],
};

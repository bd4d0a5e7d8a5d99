/** Commander: actions and hooks of commands (https://github.com/tj/commander.js). */
import { type Framework, LISTENING, NOTHING } from './framework.ts';

export const commander: Framework = {
  ...NOTHING,
  name: 'commander',
  packages: ['commander', '@commander-js/extra-typings'],
  factories: ['Command', 'createCommand'],
  instances: ['program', 'default'],
  types: ['Command'],
  methods: ['action', 'hook', ...LISTENING],
};

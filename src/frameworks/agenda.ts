/** Agenda: jobs and listeners (https://github.com/agenda/agenda). */
import { type Framework, LISTENING, NOTHING } from './framework.ts';

export const agenda: Framework = {
  ...NOTHING,
  name: 'agenda',
  packages: ['agenda', '@hokify/agenda'],
  factories: ['default', 'Agenda'],
  types: ['Agenda'],
  methods: ['define', ...LISTENING],
  requestTypes: ['Job'],
};

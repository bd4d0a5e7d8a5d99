/** Bull: processors, and listeners of queues (https://github.com/OptimalBits/bull/blob/develop/REFERENCE.md). */
import { type Framework, LISTENING, NOTHING } from './framework.ts';

export const bull: Framework = {
  ...NOTHING,
  name: 'bull',
  packages: ['bull'],
  factories: ['default', 'Bull', 'Queue'],
  types: ['Queue'],
  methods: ['process', ...LISTENING],
  requestTypes: ['Job'],
};

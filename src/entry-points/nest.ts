/** Nest: methods of controllers, by their decorators (https://docs.nestjs.com/controllers). */
import { type Framework, NOTHING } from './framework.ts';

export const nest: Framework = {
  ...NOTHING,
  name: 'nest',
  packages: ['@nestjs/common'],
  decorators: ['Get', 'Head', 'Post', 'Put', 'Patch', 'Delete', 'Options', 'All', 'Sse'],
};

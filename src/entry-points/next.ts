/** Next.js: route handlers, API routes and server functions (https://nextjs.org/docs/app/api-reference). */
import { type Framework, NOTHING } from './framework.ts';

export const next: Framework = {
  ...NOTHING,
  name: 'next',
  packages: ['next'],
  conventions: [
    {
      path: /(^|\/)app\/(.+\/)?route\.[cm]?[jt]sx?$/,
      exports: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    },
    { path: /(^|\/)pages\/api\/.+\.[cm]?[jt]sx?$/, exports: ['default'] },
    { directive: 'use server' },
  ],
  requestTypes: ['NextRequest', 'NextApiRequest'],
};

/** Remix and React Router: loaders and actions of route modules (https://reactrouter.com/start/framework/route-module). */
import { type Framework, NOTHING } from './framework.ts';

export const remix: Framework = {
  ...NOTHING,
  name: 'remix',
  packages: ['@remix-run/node', '@remix-run/server-runtime', '@react-router/node', 'react-router'],
  conventions: [
    { path: /(^|\/)app\/(.+\/)?(routes\/.+|root)\.[jt]sx?$/, exports: ['loader', 'action'] },
    { path: /(^|\/)app\/entry\.server\.[jt]sx?$/, exports: ['default', 'handleDataRequest', 'handleError'] },
  ],
  requestTypes: ['LoaderFunctionArgs', 'ActionFunctionArgs', 'LoaderArgs', 'ActionArgs', 'DataFunctionArgs'],
};

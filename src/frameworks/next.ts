/**
 * Next.js: route handlers, server functions, pages and what is asked of them (https://nextjs.org/docs/app/api-reference,
 * https://nextjs.org/docs/pages/building-your-application/data-fetching).
 */
import { type Framework, NOTHING } from './framework.ts';

const CODE = String.raw`\.[cm]?[jt]sx?$`;
const METADATA = '(icon|apple-icon|opengraph-image|twitter-image|sitemap|robots|manifest)';
const SEGMENT = '(page|layout|template|default|loading|not-found)';

export const next: Framework = {
  ...NOTHING,
  name: 'next',
  packages: ['next'],
  functions: ['after', 'unstable_after'],
  conventions: [
    {
      path: new RegExp(`(^|/)app/(.+/)?route${CODE}`),
      exports: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'generateStaticParams'],
    },
    {
      path: new RegExp(`(^|/)app/(.+/)?${SEGMENT}${CODE}`),
      exports: ['default', 'generateMetadata', 'generateViewport', 'generateStaticParams'],
    },
    {
      path: new RegExp(`(^|/)app/(.+/)?${METADATA}${CODE}`),
      exports: ['default', 'generateImageMetadata', 'generateSitemaps'],
    },
    { path: new RegExp(`(^|/)pages/api/.+${CODE}`), exports: ['default'] },
    {
      path: new RegExp(`(^|/)pages/.+${CODE}`),
      exports: ['getServerSideProps', 'getStaticProps', 'getStaticPaths', 'getInitialProps'],
    },
    { path: new RegExp(`(^|/)(middleware|proxy)${CODE}`), exports: ['middleware', 'proxy'] },
    { path: new RegExp(`(^|/)instrumentation${CODE}`), exports: ['register'] },
    // An async component runs on the server, after the page that contains it has returned.
    { path: /\.[jt]sx$/, functions: /^[A-Z]/ },
    { directive: 'use server' },
  ],
  requestTypes: ['NextRequest', 'NextApiRequest'],
};

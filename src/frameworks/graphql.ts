/** Resolvers of GraphQL servers: Apollo Server, GraphQL Tools and GraphQL Yoga (https://www.apollographql.com/docs/apollo-server). */
import { type Framework, NOTHING } from './framework.ts';

export const graphql: Framework = {
  ...NOTHING,
  name: 'graphql',
  packages: [
    '@apollo/server',
    '@apollo/subgraph',
    'apollo-server',
    'apollo-server-express',
    '@graphql-tools/schema',
    'graphql-yoga',
  ],
  functions: [
    'ApolloServer',
    'makeExecutableSchema',
    'createSchema',
    'buildSubgraphSchema',
    'startStandaloneServer',
    'expressMiddleware',
    'createYoga',
  ],
  options: ['context'],
  maps: ['resolvers'],
};

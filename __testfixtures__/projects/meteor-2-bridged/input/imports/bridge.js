import { Mongo } from 'meteor/mongo';
import { bridgeDelegatingVariants } from 'orm-migrate-runtime';

/** Before the first collection is made. */
bridgeDelegatingVariants(Mongo.Collection, { insert: 'insertAsync' });

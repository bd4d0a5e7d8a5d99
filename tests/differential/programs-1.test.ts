import { testPrograms } from './programs.ts';

testPrograms(0);

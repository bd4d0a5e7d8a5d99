import { memoryStorage } from './bases.ts';
import { describeMatrix } from './matrix.ts';

describeMatrix('in memory', memoryStorage, { length: 3, random: 200 });

import { Model } from 'orm';
import { log } from './index.js';

/** Two modules that export one name to a barrel export it to nobody. */
export class Page extends Model {
  save(...args) {
    log('page');
    return super.save(...args);
  }
}

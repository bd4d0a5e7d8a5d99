import {Model,
        fields} from 'orm';

const SIZES = {small:1,  medium :2,
  large: 3 };
const GRID = [1,0,0,
              0,1,0];

export class Order extends Model {
  save( ...args ) {
    const { total,
            id } = this;
    const log = {total,id,
                 sizes:SIZES, grid: GRID };
    super.save( ...args );
    return {...log, isKnown: typeof fields};
  }
}

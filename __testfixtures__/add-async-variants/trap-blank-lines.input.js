import { Model } from 'orm';


export class Order extends Model {

  save(...args) {

    super.save(...args);

  }



  first() { return 1; }
  second() { return 2; }

}



export const last = 1;



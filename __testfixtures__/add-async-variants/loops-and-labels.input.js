import { Model } from 'orm';

export class Ball extends Model {}

export class Draw extends Model {
  save(...args) {
    const picked = [];
    rounds: for (let round = 0, size = Ball.objects.count(); round < Ball.objects.count(); round++) {
      let tries = 0;
      do {
        if (++tries > size) continue rounds;
        if (Ball.objects.filter({ number: tries, round }).exists()) break;
      } while (!Ball.objects.filter({ number: tries }).exists());
      for (const key in Ball.objects.first()) if (key === 'number') picked.push(() => `${round}: ${tries}`);
      if (picked.length > 2) break rounds;
    }
    for (;;) {
      const ball = Ball.objects.filter({ number__gt: 0 }).first();
      if (!ball) break;
      ball.number -= 2;
      ball.save();
    }
    block: {
      if (Ball.objects.count() > 0) break block;
      this.empty = true;
    }
    this.picked = picked.map((text) => text());
    while (Ball.objects.count() > 1) Ball.objects.first().delete();
    return super.save(...args);
  }
}

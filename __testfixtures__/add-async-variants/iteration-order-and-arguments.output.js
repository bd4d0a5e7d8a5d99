import { Model } from 'orm';
import { everySequential, findSequential, flatMapSequential, forEachSequential, mapSequential, reduceSequential } from 'orm-migrate-runtime';

export class Track extends Model {
  save(...args) {
    super.save(...args);
    return this.id * 10;
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    await super.asave(...args);
    return this.id * 10;
  }
}

export class Playlist extends Model {
  save(...args) {
    const tracks = [new Track({ name: 'a' }), , new Track({ name: 'c' })];
    const log = [];
    // A hole is skipped, and stays one in what map() gives.
    this.keys = tracks.map((track, index, all) => [track.save(), index, all.length]);
    tracks.forEach(function (track, index) {
      this.push(`${index}: ${track.save()}`);
    }, log);
    // The first that is found is the last that is asked.
    const found = tracks.find((track, index) => {
      if (!track) return false;
      log.push(`asked ${index}`);
      return track.save() > 0;
    });
    const isShort = tracks.every(({ id }) => Track.objects.filter({ id: id + 1 }).exists());
    const last = [1, 2, 3].reduce((sum, number) => sum + number * Track.objects.count());
    const totals = [[1], [2, 3]].flatMap((ids, index) => {
      if (index > 5) return [];
      return ids.map((id) => Track.objects.filter({ id }).count() + id);
    });
    super.save(...args);
    return { log, found: found?.name, isShort, last, totals };
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    const tracks = [new Track({ name: 'a' }), , new Track({ name: 'c' })];
    const log = [];
    // A hole is skipped, and stays one in what map() gives.
    this.keys = await mapSequential(tracks, async (track, index, all) => [await track.asave(), index, all.length]);
    await forEachSequential(tracks, async function (track, index) {
      this.push(`${index}: ${await track.asave()}`);
    }, log);
    // The first that is found is the last that is asked.
    const found = await findSequential(tracks, async (track, index) => {
      if (!track) return false;
      log.push(`asked ${index}`);
      return (await track.asave()) > 0;
    });
    const isShort = await everySequential(tracks, async ({ id }) => await Track.objects.filter({ id: id + 1 }).aexists());
    const last = await reduceSequential([1, 2, 3], async (sum, number) => sum + number * (await Track.objects.acount()));
    const totals = await flatMapSequential([[1], [2, 3]], async (ids, index) => {
      if (index > 5) return [];
      return await mapSequential(ids, async (id) => (await Track.objects.filter({ id }).acount()) + id);
    });
    await super.asave(...args);
    return { log, found: found?.name, isShort, last, totals };
  }
}

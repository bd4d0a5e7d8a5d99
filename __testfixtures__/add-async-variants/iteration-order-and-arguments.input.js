import { Model } from 'orm';

export class Track extends Model {
  save(...args) {
    super.save(...args);
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
}

/** What is fetched after the first screen. */
import { Later } from '../../apps/web/src/shell/later.js';

const failed = () => Promise.reject(new TypeError('Failed to fetch'));

describe('a part that is fetched later', () => {
  it('[B155] is asked for once, however often it is wanted', async () => {
    let asked = 0;
    const later = new Later(async () => {
      asked += 1;
      return 'panel';
    });
    expect(later.state.value).toEqual({ is: 'not-asked' });
    await Promise.all([later.want(), later.want()]);
    await later.want();
    expect([asked, later.state.value]).toEqual([1, { is: 'here', value: 'panel' }]);
  });

  it('[B155] says that it did not come, and can be asked for again', async () => {
    let isUp = false;
    const later = new Later(() => (isUp ? Promise.resolve('panel') : failed()));
    await later.want();
    expect(later.state.value).toEqual({ is: 'missing' });
    isUp = true;
    const again = later.want();
    expect(later.state.value).toEqual({ is: 'coming', again: true });
    await again;
    expect(later.state.value).toEqual({ is: 'here', value: 'panel' });
  });

  it('[B155] is not waited for for ever, and stands in its place should it come after all', async () => {
    let bring: (panel: string) => void = () => undefined;
    const later = new Later(
      () =>
        new Promise<string>((resolve) => {
          bring = resolve;
        }),
      5,
    );
    const wanted = later.want();
    await new Promise<void>((resolve) => {
      const stop = later.state.subscribe(({ is }) => {
        if (is === 'missing') resolve();
      });
      void wanted.then(stop);
    });
    bring('panel');
    await wanted;
    expect(later.state.value).toEqual({ is: 'here', value: 'panel' });
  });
});

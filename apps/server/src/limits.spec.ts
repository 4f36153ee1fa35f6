import { RateLimits } from './limits.js';
import { defaultLimits } from './settings-shape.js';

it('[W179] one person asks for so many messages, and one address is sent so many; what is not sent to it is not taken from whoever asked', async () => {
  const rates = new RateLimits({ ...defaultLimits, lettersPerPersonPerHour: 3, lettersPerAddressPerHour: 1 });
  const asked: boolean[] = [];
  for (const to of ['one@agency.example', 'One@Agency.example', 'one@agency.example', 'two@agency.example'])
    asked.push(await rates.maySendTo('chair', to));
  expect(asked).toEqual([true, false, false, true]);
  expect(await rates.maySendTo('chair', 'three@agency.example')).toBe(true);
  expect(await rates.maySendTo('chair', 'four@agency.example')).toBe(false);
  expect(await rates.maySendTo('minutes', 'four@agency.example')).toBe(true);
});

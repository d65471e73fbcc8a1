// Who waits for whom when many passwords are to be hashed at once.
import { beforeEach, describe, expect, it } from '@jest/globals';
import { PasswordHasher } from '../../src/organization/sign-in/password-hasher.ts';

let hasher: PasswordHasher;
let stored: string;
let done: string[];
beforeEach(async () => {
  hasher = new PasswordHasher();
  stored = await hasher.hash('right');
  done = [];
});

const asks = (name: string, person: string | null) =>
  hasher.verify(stored, 'right', person).then((right) => {
    expect(right).toBe(true);
    done.push(name);
  });
/** Two that are hashed at once: whoever comes now waits. */
const busy = () => [asks('busy', 'first'), asks('busy', 'second')];

describe('the line for passwords', () => {
  it('lets a stranger in after every four who are known, however many of these there are', async () => {
    const all = busy();
    all.push(asks('stranger', null), asks('stranger', null));
    for (let n = 0; n < 24; n++) all.push(asks('known', `person ${n}`));
    await Promise.all(all);
    const order = done.filter((name) => name !== 'busy');
    // Their turns are the fifth and the tenth; of two that are hashed at once either may end first.
    const turns = order.flatMap((name, at) => (name === 'stranger' ? [at] : []));
    expect(turns).toHaveLength(2);
    expect(turns[0]).toBeGreaterThanOrEqual(2);
    expect(turns[1]).toBeLessThanOrEqual(20);
  });

  it('holds one person three times at most, whose device is known; others wait behind nobody for it', async () => {
    const all = busy();
    for (let n = 0; n < 3; n++) all.push(asks('lan', 'lan'));
    await expect(asks('lan', 'lan')).rejects.toMatchObject({ code: 'auth.busy' });
    await expect(hasher.hash('another', 'lan')).rejects.toMatchObject({ code: 'auth.busy' });
    all.push(asks('minh', 'minh'));
    await Promise.all(all);
    expect(done.filter((name) => name === 'lan')).toHaveLength(3);
    expect(done).toContain('minh');
  });

  it('sends strangers away from the forty-first on', async () => {
    const all = busy();
    for (let n = 0; n < 40; n++) all.push(asks('stranger', null));
    await expect(asks('stranger', null)).rejects.toMatchObject({ code: 'auth.busy' });
    await Promise.all(all);
    expect(done).toHaveLength(42);
  });
});

// The environment is read once; a wrong variable is named, with what was expected.
import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../../src/platform/config.ts';

describe('the environment', () => {
  it('may be empty: evaluation, an embedded database, this machine only', () => {
    const config = readConfig({ PATH: '/bin' });
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      mode: 'evaluation',
      databaseUrl: null,
      redisUrl: null,
      publicUrl: 'http://localhost:3000',
      cookieSecure: false,
      logLevel: 'info',
    });
  });

  it('means production as soon as a database is named', () => {
    expect(readConfig({ DATABASE_URL: 'postgres://a:b@db/motcua' }).mode).toBe('production');
    expect(readConfig({ DATABASE_URL: 'postgres://db/m', MOTCUA_MODE: 'evaluation' }).mode).toBe(
      'evaluation',
    );
  });

  it('secures the cookie when the public address is https', () => {
    const config = readConfig({ PUBLIC_URL: 'https://motcua.gov.vn/' });
    expect(config).toMatchObject({ cookieSecure: true, publicUrl: 'https://motcua.gov.vn' });
    expect(readConfig({ PUBLIC_URL: 'https://x.vn', COOKIE_SECURE: 'false' }).cookieSecure).toBe(false);
  });

  it('believes this machine’s proxies only, unless others are named', () => {
    const trusts = (variables: Record<string, string>, address: string) =>
      readConfig(variables).trustsProxy(address);
    expect([trusts({}, '127.0.0.1'), trusts({}, '::1'), trusts({}, '10.0.0.5')]).toEqual([true, true, false]);
    const named = { TRUSTED_PROXIES: '10.0.0.0/24' };
    expect([trusts(named, '10.0.0.5'), trusts(named, '127.0.0.1')]).toEqual([true, false]);
  });

  it('starts the clock at an instant, in evaluation mode only', () => {
    const clock = { MOTCUA_CLOCK: '2026-03-02T08:00+07:00' };
    expect(readConfig(clock).clockStart).toBe(Date.parse('2026-03-02T01:00Z'));
    expect(() => readConfig({ ...clock, MOTCUA_MODE: 'production' })).toThrow('MOTCUA_CLOCK');
  });

  it.each([
    [{ PORT: 'http' }, 'PORT: expected a port number'],
    [{ PORT: '70000' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://db' }, 'DATABASE_URL: expected postgres://'],
    [{ DATABASE_URL: 'postgres' }, 'DATABASE_URL'],
    [{ DATABASE_POOL: '1' }, 'DATABASE_POOL'],
    [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL'],
    [{ MOTCUA_MODE: 'test' }, 'MOTCUA_MODE: expected evaluation or production'],
    [{ MOTCUA_CLOCK: 'yesterday' }, 'MOTCUA_CLOCK'],
    [{ MOTCUA_PORT: '3000' }, 'MOTCUA_PORT: there is no such variable'],
    [{ SMTP_URL: 'mail.example' }, 'SMTP_URL'],
    [{ PUBLIC_URL: 'https://' }, 'PUBLIC_URL'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ TRUSTED_PROXIES: '10.0.0.0/40' }, 'TRUSTED_PROXIES: expected networks'],
    [{ COOKIE_SECURE: 'yes' }, 'COOKIE_SECURE: expected true or false'],
  ])('%p is refused', (variables, message) => {
    expect(() => readConfig(variables)).toThrow(ConfigError);
    expect(() => readConfig(variables)).toThrow(message);
  });

  it('names every wrong variable at once', () => {
    expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/PORT.*LOG_LEVEL/);
  });

  it('is summed up without a secret', () => {
    const config = readConfig({
      DATABASE_URL: 'postgres://anna:s3cret@db:5432/motcua',
      SMTP_URL: 'smtp://user:s3cret@mail:25',
      REDIS_URL: 'redis://:s3cret@cache:6379',
    });
    expect(JSON.stringify(config.summary())).not.toMatch(/s3cret|anna/);
    expect(config.summary()).toMatchObject({ database: 'db:5432', mail: 'mail:25', queue: 'redis' });
  });
});

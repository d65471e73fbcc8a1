// Networks: which peers are trusted, and what is one client when tries are counted.
import { describe, expect, it } from '@jest/globals';
import { networkOf, networksOf, readNetworks } from '../../src/platform/networks.ts';

describe('a list of networks', () => {
  it.each([
    ['10.0.0.0/8', '10.200.3.4', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['10.0.0.0/8', '::ffff:10.1.2.3', true],
    ['192.0.2.7', '192.0.2.7', true],
    ['192.0.2.7', '192.0.2.8', false],
    ['192.0.2.7, fd00::/8', 'fd12::1', true],
    ['fd00::/8', 'fe80::1%eth0', false],
    ['127.0.0.0/8,::1', '::1', true],
    ['0.0.0.0/0', 'not an address', false],
  ])('%p and %p: %p', (networks, address, lies) => {
    expect(readNetworks(networks)!(address)).toBe(lies);
  });

  it.each(['', 'loopback', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/8/8', '10.0.0', '::/129', '10.0.0.1,'])(
    '%p is none',
    (text) => expect(readNetworks(text)).toBeNull(),
  );
});

describe('one client', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::', '2001:db8:1:3::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::203.0.113.9', '64:ff9b:0:0::/64'],
    ['1:2:3:4:5:6:203.0.113.9', '1:2:3:4::/64'],
    ['anything', 'unknown'],
  ])('%p is %p', (address, network) => expect(networkOf(address)).toBe(network));
});

describe('the networks around a client', () => {
  it.each([
    ['203.0.113.9', ['203.0.113.9', '203.0.113.0/24']],
    ['::ffff:203.0.113.9', ['203.0.113.9', '203.0.113.0/24']],
    ['2001:db8:1:2345::6', ['2001:db8:1:2345::/64', '2001:db8:1:2300::/56', '2001:db8:1::/48']],
    ['2001:db8:1:ff::6', ['2001:db8:1:ff::/64', '2001:db8:1:0::/56', '2001:db8:1::/48']],
    ['::1', ['0:0:0:0::/64', '0:0:0:0::/56', '0:0:0::/48']],
    ['anything', ['unknown']],
  ])('of %p are %p', (address, networks) => expect(networksOf(address)).toEqual(networks));
});

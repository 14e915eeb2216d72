import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { listenForStop } from './listen-for-stop.ts';

function createSource({ connected = true } = {}) {
  const exit = vi.fn();
  const source = Object.assign(new EventEmitter(), { exit, connected });
  const stop = vi.fn();
  listenForStop(source as unknown as NodeJS.Process, stop);
  return { source, stop, exit };
}

test.each(['SIGTERM', 'SIGINT', 'disconnect'])('calls `stop` once for two events %s', (event) => {
  const { source, stop } = createSource();
  source.emit(event);
  source.emit(event);
  expect(stop).toHaveBeenCalledOnce();
});

test('ignores a second signal within 1 s, and exits at a signal after 1 s', () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const { source, stop, exit } = createSource();
  source.emit('SIGINT');
  clock.mockReturnValue(900);
  source.emit('SIGINT');
  expect(exit).not.toHaveBeenCalled();
  clock.mockReturnValue(1_100);
  source.emit('SIGINT');
  expect(exit).toHaveBeenCalledWith(1);
  expect(stop).toHaveBeenCalledOnce();
  clock.mockRestore();
});

test('calls `stop` immediately if the parent process ended before the listener was added', () => {
  expect(createSource({ connected: false }).stop).toHaveBeenCalledOnce();
});

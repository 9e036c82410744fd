import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import type { Holdings, Sample } from '../../bench/soak/sample.ts';
import type { Soaked } from '../../bench/soak/soak.ts';
import { verdictOf } from '../../bench/soak/verdict.ts';

const idle: Holdings = {
  residentBytes: 150e6,
  heapUsedBytes: 40e6,
  externalBytes: 4e6,
  openFiles: 25,
  sockets: 3,
  timers: 0,
  handles: 4,
  webSockets: 0,
  subscriptions: 0,
  pollLoops: 0,
  upstreamCalls: 0,
};

/** A soak of thirty minutes, with the heap after garbage collection that it had at each of them. */
function soaked(megabytesAt: (minute: number) => number, more: Partial<Soaked> = {}): Soaked {
  const samples = Array.from({ length: 30 }, (_, minute): Sample => {
    const restingHeapBytes = megabytesAt(minute) * 1e6;
    const window = { requests: 4000, requestsPerSecond: 70, p50Ms: 5, p99Ms: 50, codes: {} };
    return { ...idle, ...window, seconds: minute * 60, restingHeapBytes, fault: null };
  });
  return { samples, start: idle, end: idle, requests: 120_000, mistakes: [], mistakeCount: 0, ...more };
}

/** A number that is as good as random, between -1 and 1. */
const noise = (minute: number): number => Math.sin(minute * 12.9898) % 1;

function unmet(result: Soaked): string[] {
  return verdictOf(result)
    .filter(({ isMet }) => !isMet)
    .map(({ figures }) => figures);
}

describe('the verdict of a soak', () => {
  it('is content with a heap that goes up and down, and with one that fills up at first', () => {
    expect(unmet(soaked((minute) => 40 + noise(minute)))).toEqual([]);
    expect(unmet(soaked((minute) => 50 - 10 * Math.exp(-minute / 2) + noise(minute) / 4))).toEqual([]);
  });

  it('notices a leak of 250 KB a minute among ups and downs', () => {
    expect(unmet(soaked((minute) => 40 + minute / 4 + noise(minute) / 2))).toEqual([
      expect.stringMatching(/^0\.2\d+ MB a minute over 20 rests, from 42\.\d to 47\.\d MB$/),
    ]);
  });

  it('notices what is left when the load has ended', () => {
    const end = { ...idle, sockets: 5, pollLoops: 1, timers: 2 };
    expect(unmet(soaked(() => 40, { end }))).toEqual([
      'sockets: 3 at the start, 5 at the end; timers: 0 at the start, 2 at the end; poll loops: 0 at the start, 1 at the end',
    ]);
    expect(unmet(soaked(() => 40, { end: { ...idle, sockets: 1 } }))).toEqual([]);
  });

  it('notices answers that were not right', () => {
    const mistakes = { mistakes: ['An image came twice.'], mistakeCount: 7 };
    expect(unmet(soaked(() => 40, mistakes))).toEqual(['7 mistakes, such as: An image came twice.']);
  });

  it('says nothing about a tendency that it cannot know', () => {
    const { samples, ...rest } = soaked(() => 40);
    expect(unmet({ ...rest, samples: samples.slice(0, 3) })).toEqual([
      '2 rests are too few to tell; take more minutes',
    ]);
  });
});

describe('npm run bench:soak', () => {
  it('ends with a verdict, and leaves a record and a plot', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'soak-'));
    try {
      const options = ['--sources', '--minutes', '0.05', '--settle', '15', '--sample', '0.2', '--folder', folder];
      const program = ['--import', './test/cli/register-typescript.js', 'bench/soak/run.ts'];
      const child = spawn(process.execPath, [...program, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
      const [printed] = await Promise.all([text(child.stdout), once(child, 'exit')]);

      expect(printed).toMatch(/Nothing that was opened is left: .* back to what it was at the start +yes/);
      expect(printed).toMatch(/Every answer is right, or tells of a failure that there was +\d+ requests +yes/);
      // In so short a time the heap of a new process still grows.
      const heap = /the heap grows by at most .* (?<holds>yes|NO)$/m.exec(printed)?.groups?.['holds'];
      expect(child.exitCode).toBe(heap === 'yes' ? 0 : 1);

      const [head = '', ...rows] = (await readFile(join(folder, 'soak.csv'), 'utf8')).trimEnd().split('\r\n');
      expect(head.split(',')).toEqual(
        expect.arrayContaining(['residentBytes', 'sockets', 'pollLoops', 'BAD_USER_INPUT']),
      );
      expect(rows.length).toBeGreaterThan(6);
      expect(new Set(rows.map((row) => row.split(',').length))).toEqual(new Set([head.split(',').length]));
      expect(await readFile(join(folder, 'soak.svg'), 'utf8')).toMatch(/^<svg .*<polyline .*<\/svg>\n$/s);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

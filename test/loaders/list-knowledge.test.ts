import { describe, expect, it } from '@jest/globals';
import { ListKnowledge, type UpstreamList } from '../../src/loaders/list-knowledge.ts';
import type { TextCondition } from '../../src/model/image-condition.ts';

const minutes = 60_000;

/** Knowledge with a clock that the test sets. */
function knowledgeAt(start: number) {
  const clock = { time: start };
  return { clock, knowledge: new ListKnowledge({ now: () => clock.time }) };
}

const list: UpstreamList = {
  typename: 'ComputeImage',
  folderId: 'a',
  filter: null,
  order: { field: 'NAME', direction: 'ASC' },
};

function name(...values: string[]): TextCondition {
  return { kind: 'text', field: 'name', operator: 'in', values };
}

describe('what is learned of equal keys', () => {
  it('holds for the very list in which it was seen', () => {
    const { knowledge } = knowledgeAt(1);
    knowledge.ties(list).turnRound = true;
    expect(knowledge.ties({ ...list }).turnRound).toBe(true);
    const others: UpstreamList[] = [
      { ...list, typename: 'BareMetalImage' },
      { ...list, folderId: 'b' },
      { ...list, filter: 'name = "x"' },
      { ...list, order: { field: 'NAME', direction: 'DESC' } },
      { ...list, order: { field: 'ID', direction: 'ASC' } },
    ];
    for (const other of others) expect(knowledge.ties(other).turnRound).toBeNull();
  });

  it('is forgotten after ten minutes', () => {
    const { knowledge, clock } = knowledgeAt(1);
    knowledge.ties(list).turnRound = true;
    clock.time += 9 * minutes;
    expect(knowledge.ties(list).turnRound).toBe(true);
    clock.time += 2 * minutes;
    expect(knowledge.ties(list).turnRound).toBeNull();
  });
});

describe('a refused condition', () => {
  it('implies nothing about other values, operators, fields and services', () => {
    const { knowledge } = knowledgeAt(1);
    knowledge.refuse('COMPUTE', [name('x', 'y')]);
    expect(knowledge.refuses('COMPUTE', name('x', 'y'))).toBe(true);
    expect(knowledge.refuses('COMPUTE', name('x'))).toBe(false);
    expect(knowledge.refuses('COMPUTE', name('x,y'))).toBe(false);
    expect(knowledge.refuses('COMPUTE', { ...name('x', 'y'), field: 'family' })).toBe(false);
    expect(knowledge.refuses('COMPUTE', { kind: 'text', field: 'name', operator: 'notIn', values: ['x', 'y'] })).toBe(
      false,
    );
    expect(knowledge.refuses('BARE_METAL', name('x', 'y'))).toBe(false);
  });

  it('is tried again after ten minutes', () => {
    const { knowledge, clock } = knowledgeAt(1);
    knowledge.refuse('COMPUTE', [name('x')]);
    clock.time += 11 * minutes;
    expect(knowledge.refuses('COMPUTE', name('x'))).toBe(false);
  });
});

describe('labels in lists', () => {
  it('are remembered of one service, for ten minutes after they were last seen', () => {
    const { knowledge, clock } = knowledgeAt(1);
    expect(knowledge.listsContainLabels('CLOUD_DESKTOP')).toBe(false);
    knowledge.sawListLabels('CLOUD_DESKTOP');
    clock.time += 9 * minutes;
    knowledge.sawListLabels('CLOUD_DESKTOP');
    clock.time += 9 * minutes;
    expect(knowledge.listsContainLabels('CLOUD_DESKTOP')).toBe(true);
    expect(knowledge.listsContainLabels('COMPUTE')).toBe(false);
    clock.time += 2 * minutes;
    expect(knowledge.listsContainLabels('CLOUD_DESKTOP')).toBe(false);
  });
});

describe('page shares', () => {
  it('are forgotten after ten minutes', () => {
    const { knowledge, clock } = knowledgeAt(1);
    const page = { list: 'a', wanted: 60, isFirst: false };
    knowledge.shares.gave(page, [60, 0]);
    expect(knowledge.shares.firstSizes(page)).toEqual([60, 15]);
    clock.time += 11 * minutes;
    expect(knowledge.shares.firstSizes(page)).toBeNull();
  });
});

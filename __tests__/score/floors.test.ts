import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from '../../scripts/score/figures';
import { scores } from '../../scripts/score/figures';
import { belowFloor, type Floors, raised } from '../../scripts/score/floors';
import { corpusDir, describeWithCorpus } from '../corpus';

const figure = (all: number, faults?: true): Figure => ({
  ...{ name: 'links', tuned: all, tested: all, all, bar: faults ? 0 : 0.9 },
  ...(faults && { faults }),
});

describe('floors', () => {
  it('rise with what was reached and never fall', () => {
    expect(raised({ links: 0.95 }, [figure(0.97)])).toEqual({ links: 0.97 });
    expect(raised({ links: 0.95 }, [figure(0.93)])).toEqual({ links: 0.95 });
    expect(raised({ links: 2 }, [figure(5, true)])).toEqual({ links: 2 });
  });

  it('refuse what is below, and a new figure below its bar', () => {
    expect(belowFloor({ links: 0.95 }, [figure(0.95)])).toEqual([]);
    expect(belowFloor({ links: 0.95 }, [figure(0.94)])).toEqual([
      'links: 0.94 where 0.95 was reached before',
    ]);
    expect(belowFloor({}, [figure(0.89)])).toHaveLength(1);
    expect(belowFloor({}, [figure(1, true)])).toHaveLength(1);
  });
});

describeWithCorpus('the law engine on real texts', () => {
  const { figures } = scores(corpusDir);
  const floors = JSON.parse(
    readFileSync(join(__dirname, '../../scripts/score/reached.json'), 'utf8'),
  ) as Floors;

  it('is nowhere below what it reached before', () => {
    expect(belowFloor(floors, figures)).toEqual([]);
  });

  it.each(figures.map(({ name, ...values }) => [name, values] as const))(
    'meets its bar: %s',
    (_, { all, bar, faults }) => {
      if (faults) expect(all).toBeLessThanOrEqual(bar);
      else expect(all).toBeGreaterThanOrEqual(bar);
    },
  );
});

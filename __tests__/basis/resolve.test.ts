import { type HeldLaw, latestKnown, resolveLaw, statusOn, versionInForce } from '../../src/basis';
import { FERRY, ferryLaw, newVersion, oldVersion } from './ferry';

const law = ferryLaw(oldVersion, newVersion);
const national: HeldLaw = { ...ferryLaw(), id: 'n', title: '中华人民共和国示例渡运法', aliases: ['渡运法'] };

describe('the law that a title means', () => {
  it.each(['中华人民共和国示例渡运法', '示例渡运法', '渡运法'])('%s', (title) => {
    expect(resolveLaw(title, [law, national])).toBe(national);
  });

  it('is none where no law of that name is held', () => {
    expect(resolveLaw('示例航道法', [law, national])).toBeNull();
  });
});

describe('what holds on a day', () => {
  it('is the text effective by then, not the last promulgated', () => {
    expect(versionInForce(law, '2024-04-30')).toBe(oldVersion);
    expect(versionInForce(law, '2024-05-01')).toBe(newVersion);
    expect(versionInForce(law, '2019-06-30')).toBeNull();
    expect(latestKnown(law)).toBe(newVersion);
  });

  it('counts a repeal from its effective date, and says by whom', () => {
    const by = '滨江市水上交通条例';
    const event = { kind: 'replaced' as const, decided: '2025-01-01', effective: '2025-03-01', by };
    const ended = { ...law, events: [event] };
    expect(statusOn(ended, '2025-02-28').state).toBe('in-force');
    expect(statusOn(ended, '2025-03-01')).toEqual({ state: 'replaced', since: '2025-03-01', by });
    expect(statusOn(law, '2019-06-30').state).toBe('not-yet');
    expect(FERRY).toBe(ended.title);
  });
});

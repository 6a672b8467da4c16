import { reasonInWords } from '../../src/basis';

const impact = {
  law: '示例渡口法',
  cited: '4',
  kind: 'renumbered' as const,
  proposed: { address: '6', law: '示例渡口法', quote: null as string | null },
};

describe('why a basis was changed, in words for the public', () => {
  it.each([
    ['moved', impact, true, '因《示例渡口法》修订，引用条款由第四条改为第六条。'],
    [
      'moved and amended',
      { ...impact, kind: 'renumbered+changed' as const, proposed: { ...impact.proposed, quote: '新文' } },
      true,
      '因《示例渡口法》修订，引用条款由第四条改为第六条，引文按新条文更新。',
    ],
    [
      'amended in its place',
      { ...impact, kind: 'changed' as const, proposed: { ...impact.proposed, address: '4', quote: '新文' } },
      true,
      '因《示例渡口法》修订，第四条的引文按新条文更新。',
    ],
    ['written otherwise by a person', impact, false, '因《示例渡口法》修订，相应更新实施依据。'],
    [
      'taken over by another law',
      {
        ...impact,
        kind: 'repealed' as const,
        proposed: { ...impact.proposed, address: '9', law: '示例水运法' },
      },
      true,
      '因《示例渡口法》由《示例水运法》取代，依据改为《示例水运法》第九条。',
    ],
    [
      'repealed alone',
      { ...impact, kind: 'repealed' as const, proposed: { ...impact.proposed, address: null } },
      false,
      '因《示例渡口法》废止，相应更新实施依据。',
    ],
  ])('%s', (_, one, asProposed, words) => {
    expect(reasonInWords(one, asProposed)).toBe(words);
  });
});

import {
  BadWording,
  checkedWording,
  documentName,
  type GazetteInput,
  gazetteDocx,
  noticeOf,
} from '../../src/gazette';
import { mergedBases } from '../../src/gazette/notice-bases';
import { first, step } from './steps';

describe('the parts of a notice', () => {
  it('are numbered for every format', () => {
    const headings = (input: GazetteInput) => noticeOf(input).parts.map(({ heading }) => heading);
    expect(headings(step)).toEqual(['一、调整依据', '二、调整情况', '三、施行日期']);
    expect(headings(first)).toEqual(['一、公布内容', '二、施行日期']);
  });
});

describe('a notice over several releases', () => {
  const third = { ...step.to, number: 3, effectiveFrom: '2026-03-01', documentNumber: null };

  it('names the day of each where they differ', () => {
    const effect = (input: GazetteInput) => noticeOf(input).parts.at(-1)!.paragraphs;
    expect(effect({ ...step, span: [third, step.to] })).toEqual([
      '第3号发布的调整自2026年3月1日起施行；第4号发布的调整自2026年8月1日起施行。',
    ]);
    expect(effect({ ...step, span: [{ ...third, effectiveFrom: step.to.effectiveFrom }, step.to] })).toEqual([
      '调整后的权责清单自2026年8月1日起施行。',
    ]);
  });

  it('is a file that names the span', () => {
    expect(documentName(step)).toBe('临江市港航管理局权责清单第4号发布');
    expect(documentName({ ...step, span: [third, step.to] })).toBe(
      '临江市港航管理局权责清单第1号至第4号发布',
    );
  });

  it('names a law once, with its edition where one adjustment gives it', () => {
    expect(
      mergedBases([
        '《临江市渡口条例》',
        '《临江市渡口条例》（2026年修订）、《临江市港口条例》',
        '《临江市港口条例》',
        '临政发〔2026〕8号',
        '根据《临江市渡口条例》第三条',
        null,
      ]),
    ).toEqual([
      '《临江市渡口条例》（2026年修订）',
      '《临江市港口条例》',
      '临政发〔2026〕8号',
      '根据《临江市渡口条例》第三条',
    ]);
    expect(mergedBases(['《甲条例》、《乙条例》', '《甲条例》、《乙条例》'])).toEqual([
      '《甲条例》、《乙条例》',
    ]);
  });
});

describe('how an office words its notice', () => {
  it('fills placeholders in, and leaves what it does not word itself as it is', () => {
    const wording = checkedWording({
      adjustOpening: '经{文号}批准，{单位}调整{清单}如下。',
      closing: '特此公告。',
      adjustEffect: '',
    });
    const notice = noticeOf({ ...step, wording });
    expect(notice.opening).toBe('经临港航公告〔2026〕3号批准，临江市港航管理局调整权责清单如下。');
    expect(notice.closing).toEqual(['特此公告。']);
    expect(notice.parts.at(-1)!.paragraphs).toEqual(['调整后的权责清单自2026年8月1日起施行。']);
    expect(notice.title.replace('\n', '')).toBe('临江市港航管理局关于调整权责清单的公告');
    expect(noticeOf({ ...first, wording }).closing).toEqual(['特此公告。']);
  });

  it('never fills in what was filled in: a name may hold braces', () => {
    const notice = noticeOf({ ...step, body: '{号}局{文号}' });
    expect(notice.opening).toContain('{号}局{文号}对');
  });

  it.each([
    [{ closing: '见{附件}' }, '没有“附件”这样的占位'],
    [{ closing: '见{号' }, '不成对的花括号'],
    [{ adjustTitle: '长'.repeat(501) }, '超过 500 字'],
    [{ closing: '{constructor}' }, '没有“constructor”'],
  ])('refuses %j by the name of the sentence', (given, why) => {
    expect(() => checkedWording(given)).toThrow(BadWording);
    expect(() => checkedWording(given)).toThrow(why);
  });

  it('keeps only what differs from the usual words, and no other key', () => {
    expect(
      checkedWording({ firstEffect: ' 清单自{施行日}起施行。 ', _csrf: 'x', act: 'save', closing: '' }),
    ).toEqual({});
  });

  it('goes into the document', async () => {
    const plain = await gazetteDocx(step);
    const own = await gazetteDocx({ ...step, wording: { closing: '特此公告。' } });
    expect(Buffer.compare(plain, own)).not.toBe(0);
  });
});

import type { ItemCodes } from './item';

/** What is wrong with a code, in Chinese, with the field it stands in. Codes are never required. */
export interface CodeProblem {
  field: keyof ItemCodes;
  message: string;
}

/** Province 2, type 2, department 2, main item 3, sub-item 3; `00Y` is a main item that has sub-items. */
const BASIC = /^\d{9}(?:\d{3}|\d{2}Y)$/;

/** Checks the codes that are there: 基本编码 (12), 实施编码 (31). Local codes are free. */
export function codeProblems(codes: ItemCodes | undefined): CodeProblem[] {
  const problems: CodeProblem[] = [];
  const basic = codes?.basic === undefined ? null : basicCodeProblem(codes.basic);
  if (basic) problems.push({ field: 'basic', message: basic });
  const implementation =
    codes?.implementation === undefined ? null : implementationCodeProblem(codes.implementation);
  if (implementation) problems.push({ field: 'implementation', message: implementation });
  if (!basic && !implementation && codes?.basic && codes.implementation?.slice(19) !== undefined) {
    if (codes.implementation.slice(19) !== codes.basic)
      problems.push({
        field: 'implementation',
        message: `实施编码的后 12 位（${codes.implementation.slice(19)}）与基本编码（${codes.basic}）不同，请核对两个编码。`,
      });
  }
  return problems;
}

/** Null where the code is well formed. */
export function basicCodeProblem(code: string): string | null {
  if (code.length !== 12) return `基本编码应为 12 位，现为 ${code.length} 位（${code}），请核对。`;
  return BASIC.test(code)
    ? null
    : `基本编码 ${code} 的格式不对：前 9 位应为数字，后 3 位应为数字，或两位数字加大写 Y。`;
}

/** 统一社会信用代码 18, level 1, 基本编码 12. Null where the code is well formed. */
export function implementationCodeProblem(code: string): string | null {
  if (code.length !== 31) return `实施编码应为 31 位，现为 ${code.length} 位（${code}），请核对。`;
  const credit = creditCodeProblem(code.slice(0, 18));
  if (credit) return `实施编码的前 18 位不对：${credit}`;
  if (!/[1-6]/.test(code[18]!))
    return `实施编码第 19 位是行使层级，应为 1（国家）至 6（村），现为 ${code[18]}。`;
  const basic = basicCodeProblem(code.slice(19));
  return basic && `实施编码的后 12 位不对：${basic}`;
}

/** GB 32100-2015: 31 characters, without I, O, S, V, Z. */
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 统一社会信用代码 with its check character. Null where it is right. */
export function creditCodeProblem(code: string): string | null {
  if (code.length !== 18) return `统一社会信用代码应为 18 位，现为 ${code.length} 位。`;
  const values = [...code].map((character) => CREDIT_ALPHABET.indexOf(character));
  const wrong = values.indexOf(-1);
  if (wrong >= 0) return `统一社会信用代码第 ${wrong + 1} 位不能是“${code[wrong]}”。`;
  const expected = CREDIT_ALPHABET[creditCheckValue(values)]!;
  return code[17] === expected
    ? null
    : `统一社会信用代码 ${code} 的校验位应为 ${expected}，现为 ${code[17]}，可能抄错了某一位。`;
}

/** GB 32100-2015, 4.2: weights 3^(i-1) mod 31 over the first 17 characters. */
function creditCheckValue(values: number[]): number {
  let sum = 0;
  let weight = 1;
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return (31 - (sum % 31)) % 31;
}

import { MalformedError } from './errors';
import { formatVkey, parseVkey, type VerifierKey } from './vkey';

/**
 * c2sp.org/tlog-policy with `quorum none`: which log keys are trusted. Standard tools know no SM2 key, so that one stands in a comment,
 * which they skip.
 */
export interface Policy {
  keys: VerifierKey[];
}

const SM2_COMMENT = '# log-sm2 ';

export function formatPolicy({ keys }: Policy): string {
  const lines = keys.map(
    (key) => `${key.algorithm === 'ed25519' ? 'log ' : SM2_COMMENT}${formatVkey(key)}\n`,
  );
  return `${lines.join('')}quorum none\n`;
}

/** Witnesses are refused, not skipped: a quorum that is asked for and not checked would be a lie. */
export function parsePolicy(text: string): Policy {
  const keys: VerifierKey[] = [];
  let quorum = 0;
  for (const line of text.split('\n').map((l) => l.replace(/^[ \t]+|[ \t]+$/g, ''))) {
    if (line.startsWith(SM2_COMMENT)) keys.push(parseVkey(line.slice(SM2_COMMENT.length)));
    if (line === '' || line.startsWith('#')) continue;
    const [word, value] = line.split(/[ \t]+/);
    if (word === 'log' && value) keys.push(parseVkey(value));
    else if (word === 'quorum' && value === 'none') quorum += 1;
    else
      throw new MalformedError('信任策略', `这里只用“log 密钥”和“quorum none”，不认识：${line.slice(0, 80)}`);
  }
  if (quorum !== 1) throw new MalformedError('信任策略', '应有且只有一行 quorum none');
  if (!keys.some(({ algorithm }) => algorithm === 'ed25519'))
    throw new MalformedError('信任策略', '没有 log 密钥');
  return { keys };
}

import { spawn } from 'node:child_process';
import { checkSignatures, type SignatureAlgorithm, type Signer, verifierKey } from '../../release';
import { SignerFailed } from '../errors';

const ALGORITHMS = ['ed25519', 'sm2'] as const;
const PATIENCE = 60_000;
const MOST_OUTPUT = 1 << 16;

/**
 * A certified device behind a program (setting SIGNER_COMMAND). `PROGRAM public ed25519|sm2` prints the public key in Base64: 32 bytes, or
 * the point 04 ‖ X ‖ Y. `PROGRAM sign ed25519|sm2` reads the text from standard input and prints the signature in Base64: RFC 8032, or
 * SM2 with SM3 and the default ID in DER. What it signs is checked before it is used.
 * @throws SignerFailed
 */
export async function commandSigner(program: string, origin: string): Promise<Signer> {
  const keys = await Promise.all(
    ALGORITHMS.map(async (algorithm) => {
      const bytes = await answerOf(program, ['public', algorithm], '');
      try {
        return verifierKey(origin, algorithm, bytes);
      } catch (error) {
        throw new SignerFailed(program, `给出的 ${algorithm} 公钥不能用（${(error as Error).message}）`);
      }
    }),
  );
  const sign = async (text: string, algorithm: SignatureAlgorithm) => {
    const key = keys.find((one) => one.algorithm === algorithm)!;
    const signature = await answerOf(program, ['sign', algorithm], text);
    const line = { name: key.name, keyId: key.id, signature };
    if (checkSignatures({ text, signatures: [line] }, [key]).signed.length !== 1)
      throw new SignerFailed(program, `${algorithm} 签名与它自己的公钥不符`);
    return line;
  };
  // One after the other: a device is often asked for a PIN, and few serve two at once.
  return { keys, sign: async (text) => [await sign(text, 'ed25519'), await sign(text, 'sm2')] };
}

function answerOf(program: string, args: string[], input: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new SignerFailed(program, why));
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], timeout: PATIENCE });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
      if (out.length > MOST_OUTPUT) child.kill();
    });
    child.stderr.on('data', (chunk) => {
      err = `${err}${chunk}`.slice(-500);
    });
    child.on('error', (error) => fail(`运行不了（${error.message}）`));
    child.on('close', (code) => {
      if (code !== 0) return fail(`“${args.join(' ')}”没有成功（${err.trim() || `退出码 ${code}`}）`);
      const text = out.trim();
      const bytes = Buffer.from(text, 'base64');
      if (text === '' || bytes.toString('base64') !== text)
        return fail(`“${args.join(' ')}”的输出不是一行 Base64`);
      return resolve(bytes);
    });
    // A program that ends without reading closes the pipe; its exit code says why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
